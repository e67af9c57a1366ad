package dev.guesthouse.process;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.zonky.test.db.postgres.util.LinuxUtils;

/** A real PgBouncer before a PostgreSQL, lending its few connections for a transaction at a time. */
final class PgBouncer implements AutoCloseable {

    /** To PostgreSQL. */
    private static final int CONNECTIONS = 4;

    private static final Logger LOG = Logger.getLogger(PgBouncer.class);
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

    private final int port;
    private final Process process;

    private PgBouncer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts one where it is installed; else a line says that it is not. */
    static Optional<PgBouncer> before(int postgres, Path directory) throws IOException {
        var program = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            LOG.warn("pgbouncer is not installed: nothing was tried behind it");
            return Optional.empty();
        }
        var port = freePort();
        var settings = directory.resolve("pgbouncer.ini");
        Files.writeString(directory.resolve("users.txt"), "\"guesthouse_program\" \"\"\n\"guesthouse_viewer\" \"\"\n");
        // The driver's first message has extra_float_digits, which no pool can keep apart.
        Files.writeString(settings, """
                [databases]
                postgres = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = users.txt
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 500
                ignore_startup_parameters = extra_float_digits
                """.formatted(postgres, port, CONNECTIONS));
        // It does not run as root.
        var command = Stream.concat(LinuxUtils.isUnshareAvailable() ? Stream.of("unshare", "-U") : Stream.empty(),
                Stream.of(program.get().toString(), settings.toString())).toList();
        var process = new ProcessBuilder(command).directory(directory.toFile())
                .redirectErrorStream(true).redirectOutput(directory.resolve("pgbouncer.log").toFile()).start();
        GuesthouseProcess.endWithTests(process);
        return Optional.of(new PgBouncer(port, process));
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** A port of this machine that nobody listens at, and none of those that the system gives away. */
    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // then another one
            }
        }
    }
}
