package dev.guesthouse.all;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.jandex.IndexReader;

import io.quarkus.funqy.Funq;

/** The programs that {@code ./mvnw package -Papps} builds beside the one that holds every function. */
final class Programs implements AutoCloseable {

    /** A program of pages alone. */
    private static final String PORTAL = "portal";

    private final Map<String, GuesthouseProcess> running = new HashMap<>();

    /** Starts a program, ready when this returns. */
    void start(String program, Path directory, Stream<String> settings) throws IOException {
        running.put(program, GuesthouseProcess.startBuilt(build(program), directory, settings.toArray(String[]::new)).awaitReady());
    }

    /** Starts all others that answer over HTTP; all are ready when this returns. */
    void startOthers(Path directory, Stream<String> settings) throws IOException {
        var each = settings.toArray(String[]::new);
        for (var program : names()) {
            if (!running.containsKey(program)) {
                running.put(program, GuesthouseProcess.startBuilt(build(program), directory, each));
            }
        }
        for (var program : running.values()) {
            program.awaitReady();
        }
    }

    /** Runs the migration to its end; answers its exit code. */
    static int migrate(Path directory, Stream<String> settings) throws IOException {
        try (var migration = GuesthouseProcess.startBuilt(build("migration"), directory, settings.toArray(String[]::new))) {
            return migration.awaitExit();
        }
    }

    GuesthouseProcess get(String program) {
        return running.get(program);
    }

    /** One address for all of them. */
    Gateway gateway() throws IOException {
        var routes = new HashMap<String, URI>();
        for (var program : running.keySet()) {
            functions(program).forEach(function -> routes.put(function, get(program).url()));
        }
        return new Gateway(routes, get(PORTAL).url());
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

    /** The modules with functions, and the pages. */
    private static List<String> names() throws IOException {
        var names = new ArrayList<>(List.of(PORTAL));
        try (var modules = Files.newDirectoryStream(Path.of(".."), Files::isDirectory)) {
            for (var module : modules) {
                var name = module.getFileName().toString();
                if (!name.equals("all") && Files.exists(build(name).resolve("quarkus-app")) && !functions(name).isEmpty()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<String> functions(String program) throws IOException {
        var index = build(program).resolve("classes/META-INF/jandex.idx");
        try (var content = Files.newInputStream(index)) {
            return new IndexReader(content).read().getAnnotations(Funq.class).stream().map(funq -> funq.value().asString()).toList();
        }
    }

    private static Path build(String module) {
        return Path.of("..", module, "target").toAbsolutePath().normalize();
    }
}
