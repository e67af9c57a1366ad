package dev.guesthouse.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How somebody gets in who has just started an instance, with the setting that names them and without. */
@Tag("inside")
@Tag("long")
class FirstAdministratorIT {

    @TempDir
    static Path temporary;

    @Test
    @DisplayName("IDY-01 the code that the start prints signs in, again at each start, until the setting names somebody with an address")
    void signsIn() throws Exception {
        Path directory = temporary.toRealPath().resolve("data");
        try (GuesthouseProcess nameless = GuesthouseProcess.start(directory).awaitReady()) {
            String printed = nameless.printedCode().orElseThrow();
            assertAdministrator(nameless, printed);
            assertEquals(403, nameless.post("redeem-code", printed).statusCode());
        }
        try (GuesthouseProcess nameless = GuesthouseProcess.start(directory).awaitReady()) {
            assertAdministrator(nameless, nameless.printedCode().orElseThrow());
        }
        String unused;
        try (GuesthouseProcess nameless = GuesthouseProcess.start(directory).awaitReady()) {
            unused = nameless.printedCode().orElseThrow();
        }
        try (GuesthouseProcess named = GuesthouseProcess.start(directory, Map.of("guesthouse.administrator", "admin@home.example")).awaitReady()) {
            assertEquals(Optional.empty(), named.printedCode());
            assertEquals(403, named.post("redeem-code", unused).statusCode());
            String ticket = first("(?<=\"ticket\":\")[^\"]+", named.post("send-code", "{\"email\": \"admin@home.example\"}").body());
            String code = first("(?m)^\\d{6}$", mail(directory));
            assertAdministrator(named, "{\"ticket\": \"%s\", \"code\": \"%s\"}".formatted(ticket, code));
        }
    }

    private static void assertAdministrator(GuesthouseProcess guesthouse, String ticketAndCode) throws IOException, InterruptedException {
        var answer = guesthouse.post("redeem-code", ticketAndCode);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"roles\":[\"administrator\"]"), answer.body());
    }

    private static String mail(Path directory) {
        // Whoever asks for a code waits for its delivery, but not for long.
        return Awaitility.await().ignoreExceptions().until(() -> {
            try (var mails = Files.newDirectoryStream(directory.resolve("mail"), "*.eml")) {
                return Files.readString(mails.iterator().next());
            }
        }, mail -> true);
    }

    private static String first(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertTrue(match.find(), text);
        return match.group();
    }
}
