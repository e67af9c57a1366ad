package dev.guesthouse.all.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import dev.guesthouse.all.CannotStart;
import dev.guesthouse.settings.DataDirectory;
import io.zonky.test.db.postgres.util.LinuxUtils;

/** Runs the programs of one unpacked PostgreSQL; what they say goes to {@code log}. */
record PostgresPrograms(Path home, Path log) {

    private static final long LOG_LIMIT = 1 << 20;

    /**
     * Runs a program to its end.
     *
     * @throws CannotStart with what the program said, if it failed
     */
    void run(String program, String... arguments) throws IOException {
        turnLog();
        long before = Files.exists(log) ? Files.size(log) : 0;
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root: a user namespace makes it nobody without changing who owns its files.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        // Into a file, not a pipe: the server inherits it, and a pipe would keep its reader waiting.
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        if (start(builder).onExit().join().exitValue() != 0) {
            throw new CannotStart("PostgreSQL's " + program + " failed. It said:\n" + since(before).strip()
                    + "\nThis and what came before is in " + log + ".");
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CannotStart("Guesthouse cannot run the PostgreSQL inside (" + e.getMessage() + "). If the disk of"
                    + " the data directory allows no programs, choose another one with " + DataDirectory.SETTING
                    + ", or set quarkus.datasource.jdbc.url to a PostgreSQL of yours.", e);
        }
    }

    /** Stops the server of a data directory: politely, and if that takes too long, at once, to be recovered at the next start. */
    void stop(Path data) throws IOException {
        try {
            run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", data.toString());
        } catch (CannotStart e) {
            run("pg_ctl", "stop", "-w", "-t", "60", "-m", "immediate", "-D", data.toString());
        }
    }

    private void turnLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String since(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(position);
            byte[] said = new byte[(int) (file.length() - position)];
            file.readFully(said);
            return new String(said, StandardCharsets.UTF_8);
        }
    }
}
