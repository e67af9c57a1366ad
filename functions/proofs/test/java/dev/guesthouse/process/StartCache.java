package dev.guesthouse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

import org.awaitility.Awaitility;

/** What lets a program start in a third of the time, where it is packaged for it and Java knows such caches: for one that is started dozens of times. */
final class StartCache {

    private static final int FIRST_JAVA = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Map<Path, List<String>> OPTIONS = new ConcurrentHashMap<>();

    private StartCache() {
    }

    /** The options that make Java use a jar's cache, which is made when it is asked for first; none where there cannot be one. */
    static List<String> options(Path jar, List<String> java) {
        return OPTIONS.computeIfAbsent(jar, absent -> Runtime.version().feature() < FIRST_JAVA || !isPackagedForIt(jar) ? List.of() : make(jar, java));
    }

    /** That of a plain build has class loaders of its own, for which there are no caches. */
    private static boolean isPackagedForIt(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS).endsWith(".AotQuarkusEntryPoint");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an image's build does: starts it, waits until it lives, and ends it. It needs no database for that: a program waits for one. */
    private static List<String> make(Path jar, List<String> java) {
        try {
            var cache = Files.createTempDirectory("guesthouse").resolve("tests.aot");
            var said = cache.resolveSibling("made.log");
            // A hundred megabytes; the directory goes last.
            List.of(cache.getParent(), cache, said).forEach(made -> made.toFile().deleteOnExit());
            var port = GuesthouseProcess.freePort();
            var command = new ArrayList<>(java);
            command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar.toString()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", String.valueOf(port), "QUARKUS_MANAGEMENT_PORT", "0",
                    "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/postgres", "GUESTHOUSE_DATA_DIR", cache.resolveSibling("data").toString()));
            var program = builder.start();
            GuesthouseProcess.endWithTests(program);
            Awaitility.await().atMost(PATIENCE).until(() -> !program.isAlive() || GuesthouseProcess.status(URI.create("http://127.0.0.1:" + port + "/q/health/live")) == 200);
            program.destroy();
            program.waitFor();
            if (!Files.exists(cache)) {
                throw new AssertionError("no cache was made:\n" + Files.readString(said));
            }
            return List.of("-XX:AOTCache=" + cache);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
