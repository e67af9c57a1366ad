package dev.guesthouse.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.Surroundings;
import dev.guesthouse.testing.Certificates;
import dev.guesthouse.testing.LyingSmtp;
import dev.guesthouse.testing.LyingSmtp.Tls;

/** A mail server whose certificate an authority of its own has signed, told of in Quarkus' own settings. */
@Tag("inside")
@Tag("long")
class MailTlsIT {

    private static final String GINA = "gina@fabrikam.example";

    @TempDir
    static Path temporary;

    @Test
    @DisplayName("OPS-04 with the authority in quarkus.tls.trust-store.pem.certs mail is sent; by a certificate of another one it waits, and why is in messages and the log")
    void trustStore() throws Exception {
        var directory = temporary.toRealPath();
        var trusted = Certificates.in(directory);
        var smtp = Surroundings.startSmtp();
        try (var server = LyingSmtp.before(smtp.getSmtp().getPort())) {
            server.secure(Tls.afterStartTls, trusted.server("ip:127.0.0.1"));
            var settings = Surroundings.settings(smtp);
            settings.put("quarkus.mailer.port", String.valueOf(server.port()));
            settings.put("quarkus.mailer.start-tls", "REQUIRED");
            settings.put("quarkus.tls.trust-store.pem.certs", trusted.authority().toString());
            try (var guesthouse = GuesthouseProcess.start(directory.resolve("data"), settings).awaitReady()) {
                var mails = new Mails(smtp);
                var admin = new Driver(mails, guesthouse::url).signIn(Surroundings.ADMINISTRATOR);

                var other = Certificates.in(Files.createDirectory(directory.resolve("other")));
                server.secure(Tls.afterStartTls, other.server("ip:127.0.0.1"));
                admin.post("invite-guest", "email", GINA, "displayName", "Gina").ok();
                // The first try may find the connection of before, which is closed now.
                var waits = Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> admin.get("messages", "recipient", GINA).ok(),
                        messages -> messages.body().contains("is of an authority that is not trusted here"));
                assertThat(waits.each("state"), contains("pending"));
                assertThat(guesthouse.output(), containsString("is of an authority that is not trusted here"));
                assertThat(mails.allTo(GINA), empty());

                server.secure(Tls.afterStartTls, trusted.server("ip:127.0.0.1"));
                admin.post("resend-message", "id", waits.<String>each("id").get(0)).ok();
                mails.to(GINA);
                assertThat("faults that were logged", guesthouse.output(), not(containsString(" ERROR ")));
            }
        } finally {
            smtp.stop();
        }
    }
}
