package dev.guesthouse.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.guesthouse.testing.LyingSmtp;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** What the product needs around it: a PostgreSQL (an external one where one is configured), an SMTP server, and one configuration for all tests. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    public static final String ADMINISTRATOR = "admin@home.example";
    public static final String URL = "http://guesthouse.test";

    private static Mails mails;

    private GreenMail smtp;
    private LyingSmtp lying;
    private EmbeddedPostgres postgres;

    /** The messages that the product has sent. */
    static Mails mails() {
        return mails;
    }

    /** An SMTP server on a port of its own, started. */
    public static GreenMail startSmtp() {
        var smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        return smtp;
    }

    /** What every program under test is told, whether it runs in the tests' process or in one of its own. */
    public static Map<String, String> settings(GreenMail smtp) {
        return settings(smtp.getSmtp().getPort());
    }

    private static Map<String, String> settings(int port) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", String.valueOf(port));
        // The tests' callers have addresses of their own, told by X-Forwarded-For; 127.0.0.2 is nobody's proxy.
        settings.put("guesthouse.trusted-proxies", "127.0.0.1");
        settings.put("guesthouse.administrator", ADMINISTRATOR);
        settings.put("guesthouse.connector-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        settings.put("guesthouse.insecure-targets", "localhost,target.test");
        settings.put("guesthouse.home-domains", "home.example");
        settings.put("guesthouse.url", URL);
        return settings;
    }

    @Override
    public Map<String, String> start() {
        smtp = startSmtp();
        lying = LyingSmtp.before(smtp.getSmtp().getPort());
        mails = new Mails(smtp, lying);
        var settings = settings(lying.port());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        settings.put("quarkus.scheduler.enabled", "false");
        settings.put("guesthouse.schedule.enabled", "false");
        settings.put("guesthouse.data-dir", dataDirectory());
        settings.putAll(database());
        return settings;
    }

    private Map<String, String> database() {
        if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null) {
            return Map.of();
        }
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("max_connections", "100")
                    // Where a test finds how statements were answered (PlansTest).
                    .setServerConfig("logging_collector", "on").setServerConfig("log_destination", "jsonlog").setServerConfig("log_rotation_size", "0").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The product has the rights that it has where it runs; the tests' own statements have all (Database), and, as it has its connections
        // from the same pool, what it makes of thousands has the time that this takes on a busy machine.
        return Map.of("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres") + "&socketTimeout=" + Patience.LONGEST.toSeconds(),
                "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "postgres",
                "quarkus.datasource.jdbc.new-connection-sql", "SET ROLE guesthouse_application",
                "quarkus.flyway.username", "postgres", "quarkus.flyway.password", "postgres");
    }

    private static String dataDirectory() {
        try {
            return Files.createTempDirectory("guesthouse").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        lying.close();
        smtp.stop();
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
