package dev.guesthouse.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.guesthouse.test.Product;

/** The programs that {@code ./mvnw package -Papps} builds beside the one that holds every function. */
final class PackagedPrograms implements AutoCloseable {

    /** The program of the pages; it holds functions too, which others answer for. */
    private static final String PORTAL = "portal";

    /** The program of each function. */
    private final Map<String, String> routes = Product.programs();
    private final Map<String, GuesthouseProcess> running = new HashMap<>();

    /** Starts a program, ready when this returns. */
    void start(String program, Path directory, Map<String, String> settings) throws IOException {
        running.put(program, launch(program, directory, settings).awaitReady());
    }

    /** Starts all others that answer over HTTP; all are ready when this returns. */
    void startOthers(Path directory, Map<String, String> settings) throws IOException {
        Stream.concat(Stream.of(PORTAL), routes.values().stream())
                .forEach(program -> running.computeIfAbsent(program, absent -> launch(absent, directory, settings)));
        for (var program : running.values()) {
            program.awaitReady();
        }
    }

    /** Runs the migration to its end; answers its exit code. */
    static int migrate(Path directory, Map<String, String> settings) throws IOException {
        try (var migration = launch("migration", directory, settings)) {
            return migration.awaitExit();
        }
    }

    GuesthouseProcess get(String program) {
        return running.get(program);
    }

    /** One address for all of them. */
    Gateway gateway() throws IOException {
        var addresses = new HashMap<String, URI>();
        routes.forEach((function, program) -> addresses.put(function, get(program).url()));
        return new Gateway(addresses, get(PORTAL).url());
    }

    void stop(String program) throws IOException {
        running.remove(program).close();
    }

    @Override
    public void close() throws IOException {
        for (var program : List.copyOf(running.keySet())) {
            stop(program);
        }
    }

    /** Starts one that is not kept here. Does not wait. */
    static GuesthouseProcess launch(String program, Path directory, Map<String, String> settings) {
        return GuesthouseProcess.start(Path.of("..", program, "target").toAbsolutePath().normalize(), directory, settings);
    }
}
