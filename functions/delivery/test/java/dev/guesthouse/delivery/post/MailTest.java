package dev.guesthouse.delivery.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.guesthouse.delivery.letter.Letter;
import dev.guesthouse.message.MessageKind;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailConfig;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** What a reader's program makes of a mail, whichever way it left. */
class MailTest {

    /** How a mail leaves. */
    enum Way {
        smtp, file
    }

    private static final Pattern HEADER = Pattern.compile("[!-9;-~]+: [ -~]*[!-~]");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?\\S+\\?=");

    private static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Vertx VERTX = Vertx.vertx();
    private static MailServer server;

    @BeforeAll
    static void start() {
        SMTP.start();
        server = new MailServer(new MailConfig("127.0.0.1", SMTP.getSmtp().getPort()), VERTX);
    }

    @AfterAll
    static void stop() {
        server.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
        SMTP.stop();
    }

    static Stream<Arguments> names() {
        return Stream.of("Guesthouse", "Gästehaus", "Zoë & Søren, Partners", "Анна Ковальская", "例え株式会社 テスト", "محمد العربي", "नमस्ते दुनिया", "สวัสดี",
                "שלום", "🚀", "👩‍👩‍👧‍👦 Familie 🏳️‍🌈", "🚀".repeat(45), "ä".repeat(64), "x".repeat(70), "𝔊𝔲𝔢𝔰𝔱𝔥𝔬𝔲𝔰𝔢", "A \"quoted\\name\" (x) <y>, z; @",
                "=?utf-8?q?Somebody_else?=", "under_score = 100 %?").flatMap(name -> Stream.of(Way.values()).map(way -> Arguments.of(name, way)));
    }

    @ParameterizedTest(name = "MSG-07 {0} arrives as written in sender, subject and text by {1}, and every header is well formed")
    @MethodSource("names")
    void asWritten(String name, Way way) throws Exception {
        var mail = sent(way, name, new Letter(name + ": your code", name + " asks:\n\n123456\n", "<p>" + name + "</p>\n"));
        var sender = (InternetAddress) mail.getFrom()[0];
        assertEquals(name, sender.getPersonal());
        assertEquals("guesthouse@guesthouse.contoso.example", sender.getAddress());
        assertEquals(1, mail.getFrom().length);
        assertEquals(name + ": your code", mail.getSubject());
        assertEquals(name + " asks:\n\n123456", text(mail, 0));
        assertEquals("<p>" + name + "</p>", text(mail, 1));
        assertEquals("pia@eu.fabrikam.example", mail.getHeader("To", null));
        wellFormed(mail);
    }

    @ParameterizedTest(name = "MSG-07 no line is longer than a mail''s may be, whatever is in it, by {0}")
    @EnumSource
    void longLines(Way way) throws Exception {
        var mail = sent(way, "Guesthouse", new Letter("Subject", "x".repeat(1_200) + "\n", "<p>" + "y ".repeat(1_200) + "</p>\n"));
        assertTrue(raw(mail).lines().allMatch(line -> line.length() <= 998), raw(mail));
        assertTrue(text(mail, 0).startsWith("x".repeat(1_200)));
        assertTrue(text(mail, 1).startsWith("<p>" + "y ".repeat(1_200) + "</p>"));
    }

    private static void wellFormed(MimeMessage mail) throws Exception {
        var seen = new HashSet<String>();
        for (var header : Collections.list(mail.getAllHeaderLines())) {
            assertTrue(HEADER.matcher(header.replaceAll("\r?\n(?=[ \t])", "")).matches(), header);
            assertTrue(seen.add(header.substring(0, header.indexOf(':')).toLowerCase()), header);
            assertTrue(header.lines().allMatch(line -> line.length() <= (line.contains("=?") ? 76 : 998)), header);
            for (var word : ENCODED_WORD.matcher(header).results().map(result -> result.group()).toList()) {
                assertTrue(word.length() <= 75, word);
                assertFalse(MimeUtility.decodeWord(word).contains("\uFFFD"), word);
            }
        }
        assertFalse(seen.contains("cc"));
    }

    private static MimeMessage sent(Way way, String instance, Letter letter) throws FolderException, MessagingException {
        var envelope = new Envelope(Instance.named(instance), Optional.empty(), Optional.empty());
        var mailing = new Mailing(UUID.randomUUID(), MessageKind.signInCode, "pia@eu.fabrikam.example", Instant.parse("2026-12-01T09:00:00Z"), letter);
        if (way == Way.file) {
            return new MimeMessage(null, new ByteArrayInputStream(new MailFile(envelope).of(mailing).getBytes(UTF_8)));
        }
        SMTP.purgeEmailFromAllMailboxes();
        new SmtpPost(server, envelope, VERTX).send(mailing);
        return SMTP.getReceivedMessages()[0];
    }

    private static String text(MimeMessage mail, int part) throws Exception {
        return ((String) ((Multipart) mail.getContent()).getBodyPart(part).getContent()).replace("\r\n", "\n").stripTrailing();
    }

    private static String raw(MimeMessage mail) throws IOException, MessagingException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(UTF_8);
    }
}
