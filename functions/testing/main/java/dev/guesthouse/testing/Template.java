package dev.guesthouse.testing;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL whose databases are made and migrated once a build, for all programs that are tested: each gets a copy of its
 * files, which takes far less than to make and migrate them again.
 */
final class Template {

    /** Beside the modules that are tested, which each run in their own directory; a clean build makes it anew. */
    private static final Path FILES = Path.of("..", "testing", "target", "postgresql").toAbsolutePath().normalize();

    private Template() {
    }

    /** Starts a PostgreSQL with the newest schema, in a directory that is emptied before. */
    static EmbeddedPostgres start(Path directory) throws IOException {
        if (!Files.exists(FILES)) {
            make();
        }
        delete(directory);
        copy(FILES, directory);
        var postgres = server(directory).start();
        try {
            migrate(postgres);
            return postgres;
        } catch (FlywayException e) {
            // Made by a build whose migrations were others.
            postgres.close();
            delete(FILES);
            return start(directory);
        }
    }

    private static void make() throws IOException {
        var made = Files.createTempDirectory(Files.createDirectories(FILES.getParent()), "postgresql");
        var files = made.resolve("files");
        try (var postgres = server(files).start()) {
            migrate(postgres);
        }
        try {
            Files.move(files, FILES, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Somebody else was as fast.
            delete(files);
        }
        delete(made);
    }

    private static EmbeddedPostgres.Builder server(Path directory) {
        return EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false).setServerConfig("fsync", "off");
    }

    private static void migrate(EmbeddedPostgres postgres) {
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
