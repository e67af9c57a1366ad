package dev.guesthouse.all;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.ServiceLoader;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.guesthouse.migration.DatabaseUsers;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.DataDirectory;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Runs every function in one process, with a PostgreSQL of its own unless one is configured (OPS-01).
 * What keeps it from starting is one sentence on standard error and exit code 1.
 */
@QuarkusMain
public final class Guesthouse {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    private static final String CONNECTOR_KEY = "guesthouse.connector-key";

    private static final Logger LOG = Logger.getLogger(Guesthouse.class);

    /** In dev mode of the classes that were loaded first; nobody asks it there. */
    private static volatile boolean runsDatabase;

    private Guesthouse() {
    }

    /** Whether it has started the PostgreSQL inside. */
    public static boolean runsDatabase() {
        return runsDatabase;
    }

    /** Starts PostgreSQL where none is configured, then Quarkus; does not return before the end. */
    public static void main(String... args) {
        try {
            prepare(config());
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }

    /** What it was started with. Until Quarkus runs, an executable knows only what it was built with, its builder's environment included. */
    private static Config config() {
        return ImageMode.current() == ImageMode.NATIVE_RUN
                ? new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources().build() : ConfigProvider.getConfig();
    }

    private static void prepare(Config config) {
        Path directory = DataDirectory.of(config.getOptionalValue(DataDirectory.SETTING, String.class));
        System.setProperty(DataDirectory.SETTING, directory.toString());
        // After a live reload the URL set below is still there, and so is the server: nothing to start twice.
        // A build that only records which classes are loaded ends before it asks a database.
        boolean configured = config.getOptionalValue(JDBC_URL, String.class).isPresent();
        if (!configured && !ApplicationLifecycleManager.isAppCDSGeneration()) {
            startDatabase(directory);
            if (config.getOptionalValue(CONNECTOR_KEY, String.class).isEmpty()) {
                System.setProperty(CONNECTOR_KEY, connectorKey(directory));
            }
        }
    }

    /** Beside the database that it belongs to: whoever has a backup of one has the other (CON-04). */
    private static String connectorKey(Path directory) {
        Path file = directory.resolve("connector.key");
        try {
            return SecretFile.readOrMake(file, () -> {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                return Base64.getUrlEncoder().encodeToString(random);
            });
        } catch (IOException e) {
            throw new CannotStart("The key of the connectors' credentials is not to be had from " + file + ": " + e.getMessage());
        }
    }

    private static void startDatabase(Path directory) {
        DatabaseServer server = ServiceLoader.load(DatabaseServer.class).findFirst()
                .orElseThrow(() -> new CannotStart("This build of Guesthouse has no PostgreSQL inside. Set " + JDBC_URL
                        + " (environment variable QUARKUS_DATASOURCE_JDBC_URL) to one of yours."));
        DirectoryLock lock = DirectoryLock.take(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            awaitQuarkus();
            server.stop();
            lock.release();
        }, "stop-postgresql"));
        DatabaseServer.Login owner = server.start(directory);
        runsDatabase = true;
        System.setProperty(JDBC_URL, owner.url());
        System.setProperty("quarkus.flyway.username", owner.username());
        System.setProperty("quarkus.flyway.password", owner.password());
        // Functions may not change history; their user gets another password with each start, which is kept nowhere.
        String password = Secret.token("");
        System.setProperty("guesthouse.database.program-password", password);
        System.setProperty("quarkus.datasource.username", DatabaseUsers.PROGRAM);
        System.setProperty("quarkus.datasource.password", password);
        LOG.infof("PostgreSQL runs inside and keeps its data in %s", directory);
    }

    /** Shutdown hooks run side by side, and requests under way still need the database. */
    private static void awaitQuarkus() {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
    }
}
