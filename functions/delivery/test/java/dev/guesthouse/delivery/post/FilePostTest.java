package dev.guesthouse.delivery.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.delivery.letter.Letter;
import dev.guesthouse.message.MessageKind;

class FilePostTest {

    private static final Instant AT = Instant.parse("2026-11-21T20:55:01.123456Z");

    @TempDir
    Path directory;

    @Test
    @DisplayName("OPS-01 without a mail server each message becomes a file, sorted by time, its recipient in its name")
    void files() throws IOException {
        send("pia@eu.fabrikam.example", MessageKind.signInCode, AT);
        send("pia@eu.fabrikam.example", MessageKind.signInCode, AT);
        send("ana@fabrikam.example", MessageKind.decisionAsked, AT.plusSeconds(1));
        send("../x/y|z@fabrikam.example", MessageKind.accessGiven, AT.plusSeconds(2));

        assertEquals(List.of("20261121T205501.123456Z-pia@eu.fabrikam.example-signInCode.eml",
                "20261121T205501.123457Z-pia@eu.fabrikam.example-signInCode.eml",
                "20261121T205502.123456Z-ana@fabrikam.example-decisionAsked.eml",
                "20261121T205503.123456Z-.._x_y_z@fabrikam.example-accessGiven.eml"), names());
        assertTrue(Files.readString(directory.resolve("mail").resolve(names().get(0))).contains("\n123456\n"));
    }

    @Test
    @DisplayName("OPS-01 the files hold codes: nobody else on the machine can read them")
    void ownerOnly() throws IOException {
        send("pia@eu.fabrikam.example", MessageKind.signInCode, AT);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("mail"))));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("mail").resolve(names().get(0)))));
    }

    @Test
    @DisplayName("OPS-01 what became a file is read again, the newest first, and nothing that lies elsewhere")
    void folder() throws IOException {
        var folder = new MailFolder(Instance.in(directory.toString()));
        assertEquals(List.of(), folder.newest(10));
        send("pia@eu.fabrikam.example", MessageKind.signInCode, AT);
        send("ana@fabrikam.example", MessageKind.decisionAsked, AT.plusSeconds(1));
        Files.writeString(directory.resolve("mail/.draft.tmp"), "x");
        Files.writeString(directory.resolve("secret.eml"), "x");
        assertEquals(List.of("ana@fabrikam.example", "pia@eu.fabrikam.example"), folder.newest(10).stream().map(kept -> kept.mail().recipient()).toList());
        assertEquals(List.of("ana@fabrikam.example"), folder.newest(1).stream().map(kept -> kept.mail().recipient()).toList());
        assertEquals("Code:\n\n123456", folder.named(names().get(1)).orElseThrow().mail().text());
        for (var name : List.of("../secret.eml", "secret.eml", directory.resolve("secret.eml").toString(), "", ".", ".draft.tmp")) {
            assertEquals(Optional.empty(), folder.named(name));
        }
    }

    @Test
    @DisplayName("MSG-01 the longest address gets its file, too")
    void longAddress() throws IOException {
        send("a".repeat(64) + "@" + "b.".repeat(120) + "example", MessageKind.decisionAsked, AT);
        assertEquals(1, names().size());
    }

    @Test
    @DisplayName("MSG-01 a message whose file cannot be written has not left")
    void unwritable() throws IOException {
        Files.writeString(directory.resolve("mail"), "in the way");
        assertThrows(NotSent.class, () -> send("pia@eu.fabrikam.example", MessageKind.signInCode, AT));
    }

    private void send(String recipient, MessageKind kind, Instant at) {
        var instance = Instance.in(directory.toString());
        new FilePost(instance, new MailFile(new Envelope(instance, Optional.empty(), Optional.empty())))
                .send(new Mailing(UUID.randomUUID(), kind, recipient, at, new Letter("Subject", "Code:\n\n123456\n", "<p>123456</p>")));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory.resolve("mail"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
