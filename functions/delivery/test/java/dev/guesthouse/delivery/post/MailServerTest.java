package dev.guesthouse.delivery.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.guesthouse.delivery.letter.Letter;
import dev.guesthouse.message.Mailboxes.Word;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.testing.Certificates;
import dev.guesthouse.testing.LyingSmtp;
import dev.guesthouse.testing.LyingSmtp.Tls;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;

/** A mail server with TLS, its certificate of an authority of its own, as settings have it, and what is said of one that does not work. */
class MailServerTest {

    private static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    /** Longer than any handshake takes that comes to an end. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path temporary;

    private static LyingSmtp server;
    private static Certificates certificates;
    private static SSLContext good;

    private final Map<String, String> settings = new HashMap<>();
    private Optional<TlsConfiguration> byDefault = Optional.empty();
    private Optional<TlsConfiguration> named = Optional.empty();
    private Duration patience = PATIENCE;

    @BeforeAll
    static void start() throws Exception {
        SMTP.start();
        server = LyingSmtp.before(SMTP.getSmtp().getPort());
        certificates = Certificates.in(temporary);
        good = certificates.server("ip:127.0.0.1");
    }

    @AfterAll
    static void stop() {
        server.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
        SMTP.stop();
    }

    @BeforeEach
    void begin() throws FolderException {
        SMTP.purgeEmailFromAllMailboxes();
        server.honest();
        server.secure(Tls.never, null);
        set("host", "127.0.0.1");
        set("port", String.valueOf(server.port()));
    }

    @ParameterizedTest(name = "OPS-04 a certificate of an authority that the default TLS configuration trusts is taken, with TLS {0}")
    @CsvSource({ "afterStartTls, start-tls, REQUIRED", "afterStartTls, start-tls, OPTIONAL", "fromTheStart, tls, true" })
    void trusted(Tls when, String setting, String value) {
        server.secure(when, good);
        set(setting, value);
        byDefault = Optional.of(trusting(authority()));
        send();
        assertEquals(1, SMTP.getReceivedMessages().length);
    }

    @Test
    @DisplayName("OPS-04 a named TLS configuration is the one that counts, and may be for STARTTLS")
    void named() {
        server.secure(Tls.afterStartTls, good);
        set("start-tls", "REQUIRED");
        set("tls-configuration-name", "mail");
        byDefault = Optional.of(trusting(null));
        named = Optional.of(trusting(authority()));
        send();
        assertEquals(1, SMTP.getReceivedMessages().length);
    }

    @ParameterizedTest(name = "OPS-04 with trust-all any certificate is taken, that of STARTTLS too: of the mailer {0}, of all TLS {1}")
    @CsvSource({ "true, false", "true, true", ", true" })
    void trustAll(String ofMailer, boolean ofAll) throws Exception {
        server.secure(Tls.afterStartTls, certificates.server("dns:other.example"));
        set("start-tls", "REQUIRED");
        if (ofMailer != null) {
            set("trust-all", ofMailer);
        }
        byDefault = Optional.of(trustingAll(ofAll));
        send();
        assertEquals(1, SMTP.getReceivedMessages().length);
    }

    @Test
    @DisplayName("OPS-04 what the mailer says of trust wins over what is said of all TLS")
    void notAll() {
        server.secure(Tls.afterStartTls, good);
        set("trust-all", "false");
        byDefault = Optional.of(trustingAll(true));
        says("authority that is not trusted");
    }

    @Test
    @DisplayName("OPS-04 a TLS configuration that is named and is not there is told at the start")
    void noSuchName() {
        set("tls-configuration-name", "mail");
        assertTrue(assertThrows(IllegalStateException.class, this::post).getMessage().contains("no quarkus.tls.mail.… is set"));
    }

    @Test
    @DisplayName("OPS-04 of a certificate that is not taken it is told why")
    void certificates() throws Exception {
        set("start-tls", "REQUIRED");
        server.secure(Tls.afterStartTls, good);
        says("the mail server 127.0.0.1:%d is of an authority that is not trusted here: name the authority's own certificate in"
                .formatted(server.port()), "quarkus.tls.trust-store.pem.certs");
        byDefault = Optional.of(trusting(authority()));
        server.secure(Tls.afterStartTls, Certificates.in(Files.createDirectory(temporary.resolve("other"))).server("ip:127.0.0.1"));
        says("authority that is not trusted here");
        server.secure(Tls.afterStartTls, certificates.server("ip:127.0.0.1", "-startdate", "-10d", "-validity", "5"));
        says("has expired");
        server.secure(Tls.afterStartTls, certificates.server("ip:127.0.0.1", "-startdate", "+5d"));
        says("is not valid yet");
        server.secure(Tls.afterStartTls, certificates.server("dns:other.example"));
        says("is for another name: quarkus.mailer.host");
    }

    @Test
    @DisplayName("OPS-04 of a server that cannot be used it is told why")
    void unusable() throws Exception {
        set("start-tls", "REQUIRED");
        says("offers no STARTTLS, which quarkus.mailer.start-tls requires");
        set("tls", "true");
        says("does not begin with TLS: set quarkus.mailer.tls=false");
        set("tls", "false");
        set("start-tls", "DISABLED");
        server.answer("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN");
        server.answer("AUTH", "535 5.7.8 sesame is wrong");
        set("username", "guesthouse");
        set("password", "sesame");
        says("does not accept quarkus.mailer.username and .password (code 535 5.7.8)");
        server.secure(Tls.fromTheStart, good);
        patience = Duration.ofSeconds(1);
        says("did not answer within 1 s", "quarkus.mailer.tls=true");
        patience = PATIENCE;
        set("host", "nowhere.invalid");
        says("nowhere.invalid", "has no address");
        set("host", "127.0.0.1");
        try (var free = new ServerSocket(0)) {
            set("port", String.valueOf(free.getLocalPort()));
        }
        says("refused the connection");
    }

    @ParameterizedTest(name = "MSG-08 {0} answered with {1} says of the mailbox: {2}")
    @CsvSource({ "RCPT TO, 550 5.1.1 No such user wibble, clear", "RCPT TO, 553 5.1.3 Bad address, clear", "RCPT TO, 550-5.2.1 Disabled, clear",
            "RCPT TO, 556 5.1.10 No mail, clear", "RCPT TO, 550 No such user wibble, vague", "RCPT TO, 501 Syntax, vague", "RCPT TO, 550 5.7.1 Relaying denied,",
            "RCPT TO, 554 Relay access denied,", "RCPT TO, 552 5.2.2 Full,", "RCPT TO, 550 5.1.8 Bad sender,", "RCPT TO, 451 4.7.1 Greylisted,",
            "RCPT TO, 450 5.1.1 Perhaps,", "MAIL FROM, 550 5.1.1 No such user wibble,", "DATA, 550 5.1.1 No such user wibble," })
    void words(String command, String reply, Word word) {
        server.answer(command, reply.startsWith("550-") ? reply + "\r\n550 5.2.1 for good" : reply);
        var notSent = assertThrows(NotSent.class, this::send);
        assertEquals(Optional.ofNullable(word), notSent.ofMailbox());
        assertTrue(notSent.getMessage().contains("code " + reply.substring(0, 3)), notSent.getMessage());
        assertTrue(!notSent.getMessage().contains("wibble"), notSent.getMessage());
    }

    private void says(String... words) {
        var sentence = assertThrows(NotSent.class, this::send).getMessage();
        for (var word : words) {
            assertTrue(sentence.contains(word), sentence);
        }
        assertTrue(!sentence.contains("sesame"), sentence);
    }

    private void set(String name, String value) {
        settings.put("quarkus.mailer." + name, value);
    }

    private void send() {
        post().send(new Mailing(UUID.randomUUID(), MessageKind.signInCode, "pia@eu.fabrikam.example", Instant.parse("2026-12-01T09:00:00Z"),
                new Letter("Subject", "Text\n", "<p>Text</p>\n")));
    }

    private SmtpPost post() {
        var mailer = new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters().withMapping(MailersRuntimeConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build().getConfigMapping(MailersRuntimeConfig.class).mailers()
                .get(Mailers.DEFAULT_MAILER_NAME);
        return new SmtpPost(new MailServer(MailServer.config(mailer, new Registry(byDefault, named)), VERTX),
                new Envelope(Instance.named("Guesthouse"), Optional.empty(), Optional.empty()), VERTX, patience);
    }

    private record Registry(Optional<TlsConfiguration> byDefault, Optional<TlsConfiguration> named) implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return named;
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return byDefault;
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }

    private static TrustOptions authority() {
        return new PemTrustOptions().addCertPath(certificates.authority().toString());
    }

    private static TlsConfiguration trusting(TrustOptions trusted) {
        return new BaseTlsConfiguration() {
            @Override
            public TrustOptions getTrustStoreOptions() {
                return trusted;
            }
        };
    }

    private static TlsConfiguration trustingAll(boolean all) {
        return new BaseTlsConfiguration() {
            @Override
            public boolean isTrustAll() {
                return all;
            }
        };
    }
}
