package dev.guesthouse.all.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.guesthouse.all.CannotStart;

/**
 * What a killed Guesthouse left running. The data directory is locked, and nobody else runs the programs unpacked into it:
 * every process that does is left over, whatever number a postmaster.pid names, which may be somebody else's by now.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private Leftovers() {
    }

    /** Ends a server on {@code data}, and an initdb that still writes; returns when they are gone. */
    static void end(Path binaries, Path data) throws IOException {
        if (!Files.exists(binaries)) {
            return;
        }
        Path root = binaries.toRealPath();
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> server = running(root).stream().filter(process -> isNamed(process, pidFile)).findFirst();
        if (server.isPresent()) {
            // Its own pg_ctl, not the one of this version.
            Path home = program(server.get()).orElseThrow().getParent().getParent();
            new PostgresPrograms(home, data.resolveSibling("postgresql.log")).stop(data);
        }
        awaitEndOf(root);
        // Nothing of ours lives; PostgreSQL would still believe a process that only got the same number.
        Files.deleteIfExists(pidFile);
    }

    /** Asks who still runs a program, not who is alive: in a container nobody may reap the dead. */
    private static void awaitEndOf(Path root) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (List<ProcessHandle> left = running(root); !left.isEmpty(); left = running(root)) {
            if (System.nanoTime() > deadline) {
                throw new CannotStart("An earlier Guesthouse left PostgreSQL running, and it does not end: processes "
                        + left.stream().map(ProcessHandle::pid).toList() + ". End them, or restart the machine.");
            }
            left.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static List<ProcessHandle> running(Path root) {
        return ProcessHandle.allProcesses()
                .filter(process -> program(process).filter(program -> program.startsWith(root)).isPresent())
                .toList();
    }

    private static Optional<Path> program(ProcessHandle process) {
        return process.info().command().map(Path::of);
    }

    private static boolean isNamed(ProcessHandle process, Path pidFile) {
        try {
            return Files.exists(pidFile) && Files.readAllLines(pidFile).get(0).strip().equals(Long.toString(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
