import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What Linux tells of processes. */
final class Processes {

    /** Of a second: what the kernel counts in (sysconf(_SC_CLK_TCK), the same on every Linux that Java runs on). */
    private static final double TICKS = 100;

    private Processes() {
    }

    /** Milliseconds of CPU that a process has used up to now, in user and in system mode. */
    static double cpu(ProcessHandle process) {
        return ticks(process, 13, 14);
    }

    /** The same of a process, its children, and its children that have ended. */
    static double cpuWithChildren(ProcessHandle process) {
        return ticks(process, 13, 14, 15, 16) + process.children().mapToDouble(Processes::cpu).sum();
    }

    /** Resident memory of a process in MiB. */
    static double resident(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() / 1024.0;
    }

    /** A port that is free now. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until a process has ended; one that does not within half a minute is killed. */
    static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double ticks(ProcessHandle process, int... fields) {
        try {
            var line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            // The name of the program, in brackets, may have spaces in it.
            var values = line.substring(line.lastIndexOf(')') + 2).split(" ");
            var ticks = 0L;
            for (var field : fields) {
                ticks += Long.parseLong(values[field - 2]);
            }
            return ticks * 1_000 / TICKS;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
