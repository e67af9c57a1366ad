package dev.guesthouse.delivery.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.guesthouse.delivery.letter.Letter;
import dev.guesthouse.message.MessageKind;

class MailFileTest {

    private static final UUID ID = UUID.fromString("01a20003-b57a-737f-9910-7da91223ab41");
    private static final Instant AT = Instant.parse("2026-11-21T20:55:01.123456Z");

    private final MailFile format = new MailFile(new Envelope(Instance.named("Contoso, Partners"), Optional.empty(), Optional.empty()));

    @Test
    @DisplayName("MSG-03 a message in a file is one MIME message with a text part that a person can read, and an HTML part")
    void mime() {
        var file = file("Zoë asks for Atlas", "Zoë asks:\n\n123456\n\nhttps://guesthouse.contoso.example/d/" + "x".repeat(60) + "\n");
        var lines = file.lines().toList();
        var boundary = "--" + file.replaceAll("(?s).*boundary=\"([^\"]+)\".*", "$1");

        assertTrue(lines.contains("Subject: =?UTF-8?Q?Zo=C3=AB_asks_for_Atlas?="), file);
        assertTrue(lines.contains("From: \"Contoso, Partners\" <guesthouse@guesthouse.contoso.example>"), file);
        assertTrue(lines.contains("To: pia@eu.fabrikam.example"), file);
        assertTrue(lines.contains("Date: Sat, 21 Nov 2026 20:55:01 +0000"), file);
        assertTrue(lines.contains("Message-ID: <" + ID + "@guesthouse.contoso.example>"), file);
        assertTrue(lines.contains("MIME-Version: 1.0"), file);
        assertTrue(lines.contains("Auto-Submitted: auto-generated"), file);
        assertEquals(2, lines.stream().filter(boundary::equals).count(), file);
        assertEquals(boundary + "--", lines.get(lines.size() - 1), file);
        assertTrue(lines.contains("Content-Transfer-Encoding: 8bit"), file);
        assertTrue(lines.contains("Zoë asks:"), file);
        assertTrue(lines.contains("123456"), file);
        assertTrue(lines.contains("https://guesthouse.contoso.example/d/" + "x".repeat(60)), file);
    }

    @Test
    @DisplayName("MSG-03 a line that is too long for a mail is encoded, and no line is longer than RFC 5322 allows")
    void longLines() {
        var file = file("Subject", "ä".repeat(700) + "\n");
        assertTrue(file.lines().allMatch(line -> line.length() <= 998), file);
        assertEquals(2, file.lines().filter(line -> line.equals("Content-Transfer-Encoding: quoted-printable")).count(), file);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({ "Zoë asks for Atlas, Zoë asks:\\n\\n123456", "Plain, -- \\n--x--\\nContent-Type: text/html\\n\\n<b>a=3D?</b>",
            "'Zoë, who has a name of very many letters and then some, 泵 and 🚰, asks for more time', äää = 5", "=?UTF-8?Q?a?= and _, x" })
    @DisplayName("OPS-01 what is read of such a file is what was written")
    void read(String subject, String text) {
        var written = text.replace("\\n", "\n");
        for (var each : List.of(written, written + "\n" + "ä".repeat(700), "x".repeat(2_000))) {
            assertEquals(new MailFile.Written("pia@eu.fabrikam.example", subject, each), MailFile.read(file(subject, each + "\n")));
        }
    }

    @Test
    @DisplayName("OPS-01 of a file that is no message of ours nothing is read")
    void otherFiles() {
        for (var file : List.of("", "x", "To: a\n\nb", "Content-Type: multipart/alternative; boundary=\"x\"\n\n--x")) {
            assertEquals("", MailFile.read(file).text());
        }
    }

    private String file(String subject, String text) {
        return format.of(new Mailing(ID, MessageKind.decisionAsked, "pia@eu.fabrikam.example", AT, new Letter(subject, text, "<p>Zoë</p>")));
    }
}
