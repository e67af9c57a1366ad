package dev.guesthouse.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.Surroundings;

/**
 * What lets the program that is started dozens of times start in half the time: an AOT cache (JEP 483) where Java has those, an
 * archive of classes (JEP 350) where it is older.
 */
final class StartCache {

    /** To make it takes what half a dozen starts do, so the profile interop asks for it, which starts dozens. */
    private static final boolean IS_WANTED = Boolean.getBoolean("start.cache");
    private static final boolean IS_AOT = Runtime.version().feature() >= 25;
    /** One for each Java that tests this build. */
    private static final Path CACHE = Path.of("target", "start-" + Runtime.version() + ".cache").toAbsolutePath();

    private static boolean isThere;

    private StartCache() {
    }

    /** The options that make Java use the cache of a jar; whoever asks first makes it. None where none is wanted. */
    static synchronized List<String> options(Path jar) throws IOException {
        if (!IS_WANTED) {
            return List.of();
        }
        if (!isThere) {
            // The processes that run tests beside each other share one.
            try (var file = FileChannel.open(CACHE.resolveSibling(CACHE.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Until it is closed.
                file.lock();
                if (!Files.exists(CACHE) || Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                    make();
                }
            }
            isThere = true;
        }
        // Some caches of adapters do not fit, which costs nothing, and which Java would tell among what the program says.
        return IS_AOT ? List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot=error,aot+codecache+stubs=error") : List.of("-XX:SharedArchiveFile=" + CACHE);
    }

    /** With calls, unlike an image's build: what none of them needs is not in it, and to read it at each start takes a fifth of all. */
    private static void make() throws IOException {
        Files.deleteIfExists(CACHE);
        var smtp = Surroundings.startSmtp();
        try (var program = GuesthouseProcess.start(Files.createTempDirectory(CACHE.getParent(), "trained").resolve("data"), Surroundings.settings(smtp),
                List.of((IS_AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + CACHE))) {
            program.awaitReady();
            var world = CrashWorld.made(new Driver(new Mails(smtp), program::url), 1);
            world.given().access(world.guests().get(0).email(), world.packages().get(0));
            world.admin().post("tick").ok();
            program.stop();
            if (!Files.exists(CACHE)) {
                throw new AssertionError("no cache was made:\n" + program.output());
            }
        } finally {
            smtp.stop();
        }
    }
}
