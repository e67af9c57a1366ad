package dev.guesthouse.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How somebody gets in who has just started an instance, with the setting that names them and without. */
@Tag("inside")
class FirstAdministratorIT {

    private static final Pattern PRINTED = Pattern.compile("\\{\"ticket\": \"[^\"]+\", \"code\": \"\\d{6}\"}");

    @TempDir
    static Path temporary;

    @Test
    @DisplayName("IDY-01 the code that the start prints signs in, again at each start, until the setting names somebody with an address")
    void signsIn() throws Exception {
        Path directory = temporary.toRealPath().resolve("data");
        try (GuesthouseProcess nameless = GuesthouseProcess.start(directory).awaitReady()) {
            String printed = printed(nameless);
            assertAdministrator(nameless, printed);
            assertEquals(403, nameless.post("redeem-code", printed).statusCode());
        }
        try (GuesthouseProcess nameless = GuesthouseProcess.start(directory).awaitReady()) {
            assertAdministrator(nameless, printed(nameless));
        }
        try (GuesthouseProcess named = GuesthouseProcess.start(directory, "guesthouse.administrator=admin@home.example").awaitReady()) {
            assertTrue(PRINTED.matcher(named.output()).results().findAny().isEmpty());
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

    private static String printed(GuesthouseProcess guesthouse) {
        return first(PRINTED.pattern(), guesthouse.output());
    }

    private static String mail(Path directory) throws IOException {
        try (var mails = Files.newDirectoryStream(directory.resolve("mail"), "*.eml")) {
            return Files.readString(mails.iterator().next());
        }
    }

    private static String first(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertTrue(match.find(), text);
        return match.group();
    }
}
