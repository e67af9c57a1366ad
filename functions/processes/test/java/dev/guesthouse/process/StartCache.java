package dev.guesthouse.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * What lets the program that is started dozens of times start in half the time: an AOT cache (JEP 483) where Java has those, an
 * archive of classes (JEP 350) where it is older.
 */
final class StartCache {

    private static final boolean IS_AOT = Runtime.version().feature() >= 25;
    /** One for each Java that tests this build. */
    private static final Path CACHE = Path.of("target", "start-" + Runtime.version() + ".cache").toAbsolutePath();

    private static boolean isThere;

    private StartCache() {
    }

    /** The option that makes Java use the cache of a jar; whoever asks first makes it. */
    static synchronized List<String> options(Path jar) throws IOException {
        if (!isThere) {
            // The processes that run tests beside each other share one.
            try (var file = FileChannel.open(CACHE.resolveSibling(CACHE.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = file.lock()) {
                if (!Files.exists(CACHE) || Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                    make();
                }
            }
            isThere = true;
        }
        return List.of((IS_AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + CACHE);
    }

    /** As an image's build does: starts it, waits until it lives, and ends it. It needs no database for that: a program waits for one. */
    private static void make() throws IOException {
        Files.deleteIfExists(CACHE);
        try (var program = GuesthouseProcess.start(CACHE.resolveSibling("unused"), Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/postgres"),
                List.of((IS_AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + CACHE))) {
            program.awaitListening();
            program.stop();
            if (!Files.exists(CACHE)) {
                throw new AssertionError("no cache was made:\n" + program.output());
            }
        }
    }
}
