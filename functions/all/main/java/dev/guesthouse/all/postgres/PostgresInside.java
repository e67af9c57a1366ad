package dev.guesthouse.all.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import dev.guesthouse.all.CannotStart;
import dev.guesthouse.all.DatabaseServer;

/**
 * PostgreSQL as a child of this process (OPS-01): on the loopback interface only, behind a random password,
 * with PostgreSQL's own durable defaults (fsync, synchronous_commit).
 */
public final class PostgresInside implements DatabaseServer {

    private static final String USER = "guesthouse";
    private static final String LOOPBACK = "127.0.0.1";

    private Path data;
    private PostgresPrograms programs;

    @Override
    public synchronized Login start(Path directory) {
        try {
            data = directory.resolve("postgresql");
            Path binaries = directory.resolve("binaries");
            Leftovers.end(binaries, data);
            programs = new PostgresPrograms(Binaries.unpack(binaries), directory.resolve("postgresql.log"));
            boolean first = !Files.exists(data.resolve("PG_VERSION"));
            Password password = first ? Password.make(directory) : Password.read(directory);
            if (first) {
                initialise(directory.resolve("postgresql.new"), password);
            }
            int port = freePort();
            programs.run("pg_ctl", "start", "-w", "-t", "300", "-D", data.toString(), "-l", programs.log().toString(),
                    "-o", options(port));
            return new Login("jdbc:postgresql://" + LOOPBACK + ":" + port + "/postgres", USER, password.value());
        } catch (IOException e) {
            throw CannotStart.notWritable(directory, e);
        }
    }

    /** Renamed only when whole: what a killed process leaves half made is thrown away, and never anything else. */
    private void initialise(Path unfinished, Password password) throws IOException {
        Trees.delete(unfinished);
        // The builtin locale sorts alike on every system and after every update of it, so indexes stay valid.
        programs.run("initdb", "-D", unfinished.toString(), "-U", USER, "--pwfile", password.file().toString(),
                "--auth", "scram-sha-256", "--data-checksums", "--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin",
                "--builtin-locale", "C.UTF-8");
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /** No socket file: its path may be too long. Failed statements stay out of the log: the application reports its own. */
    private static String options(int port) {
        return "-p " + port + " -c listen_addresses=" + LOOPBACK + " -c unix_socket_directories="
                + " -c log_min_messages=log -c log_checkpoints=off";
    }

    @Override
    public synchronized void stop() {
        if (data != null && Files.exists(data.resolve("postmaster.pid"))) {
            try {
                programs.stop(data);
            } catch (CannotStart | IOException e) {
                // The log is closed by now, and the next start ends what is left.
                System.err.println(e.getMessage());
            }
        }
    }
}
