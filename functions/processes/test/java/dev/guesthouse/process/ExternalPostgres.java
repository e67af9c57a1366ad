package dev.guesthouse.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL as somebody else runs it: it stops, freezes, and comes back at the same address with its data. */
final class ExternalPostgres implements AutoCloseable {

    private static final int SILENCE_SECONDS = 10;

    private final Path directory;
    private EmbeddedPostgres server;

    private ExternalPostgres(Path directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    static ExternalPostgres start(Path directory) throws IOException {
        return new ExternalPostgres(directory, server(directory).start());
    }

    /** Unless told otherwise, those for tests forget the last commits when they crash. */
    private static EmbeddedPostgres.Builder server(Path directory) {
        return EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false).setServerConfig("max_connections", "300")
                .setServerConfig("synchronous_commit", "on");
    }

    /** What a program is told to use a database of it; the schema's owner is the superuser. */
    Map<String, String> settings(String database) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", server.getJdbcUrl("postgres", database));
        settings.put("quarkus.datasource.username", "postgres");
        return settings;
    }

    /** A database of it, for tests, which do not wait for it either. */
    DataSource database(String name) {
        var source = (PGSimpleDataSource) server.getDatabase("postgres", name);
        source.setSocketTimeout(SILENCE_SECONDS);
        return source;
    }

    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = server(directory).setPort(server.getPort()).start();
    }

    /** From now on it takes connections, and answers nothing: as a machine does that is out of breath, or out of reach. */
    void freeze() throws Exception {
        signal("-STOP", processes());
    }

    void thaw() throws Exception {
        signal("-CONT", processes());
    }

    /** One of its processes dies, and it drops all connections and recovers. */
    void crash(long backend) throws Exception {
        signal("-KILL", List.of(String.valueOf(backend)));
    }

    private List<String> processes() throws IOException {
        var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip())).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).map(process -> String.valueOf(process.pid())).toList();
    }

    private static void signal(String signal, List<String> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        new ProcessBuilder(command).start().waitFor();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
