import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of its own in a directory of its own, deleted at the end: the machine's, since the one that tests use has neither pgbench nor
 * pg_stat_statements. Commits are flushed. Programs come as the user {@value #PROGRAM}, so that what they do is told from what is measured.
 */
final class Postgres implements AutoCloseable {

    static final String PROGRAM = "guesthouse";
    private static final String SUPERUSER = "postgres";
    private static final String CONFIGURATION = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = '%s'
            max_connections = 100
            shared_buffers = '1GB'
            max_wal_size = '8GB'
            checkpoint_timeout = '15min'
            wal_level = minimal
            max_wal_senders = 0
            maintenance_work_mem = '512MB'
            max_parallel_maintenance_workers = 0
            shared_preload_libraries = 'pg_stat_statements'
            pg_stat_statements.max = 20000
            logging_collector = on
            log_destination = 'jsonlog'
            log_directory = 'log'
            log_filename = 'log'
            log_rotation_size = 0
            """;

    /** Where its programs are. */
    static final Path BIN = bin();

    final int port = Processes.freePort();
    final Path directory = Files.createTempDirectory("guesthouse-bench");
    private final Process process;

    /** Starts an empty one, with a database for the program. */
    Postgres() throws IOException, SQLException, InterruptedException {
        if (isRoot()) {
            run(List.of("chown", SUPERUSER, directory.toString()));
        }
        run(asUser(BIN.resolve("initdb").toString(), "-D", data().toString(), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"));
        Files.writeString(data().resolve("postgresql.conf"), CONFIGURATION.formatted(port, directory), StandardOpenOption.APPEND);
        process = new ProcessBuilder(asUser(BIN.resolve("postgres").toString(), "-D", data().toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        await();
        run("CREATE ROLE " + PROGRAM + " LOGIN", "ALTER DATABASE postgres OWNER TO " + PROGRAM, "CREATE EXTENSION pg_stat_statements");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** As a superuser. */
    PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(SUPERUSER);
        return source;
    }

    Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    void run(String... statements) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first value of the first row. */
    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    String text(String sql) throws SQLException {
        return texts(sql).get(0);
    }

    /** The first row; empty where there is none. */
    List<String> texts(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            if (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(rows.getString(column));
                }
            }
            return values;
        }
    }

    String version() {
        try {
            return text("SHOW server_version");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many statements programs have had it run. Of BEGIN and COMMIT it does not count those that were prepared; so they are left out. */
    long statements() throws SQLException {
        return number("""
                SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
                WHERE r.rolname = '%s' AND query !~* '^(begin|commit|rollback)'
                """.formatted(PROGRAM));
    }

    /** Milliseconds of CPU that all its processes have used up to now. */
    double cpu() {
        return Processes.cpuWithChildren(process.toHandle());
    }

    /** What it logs of all statements while something is done: lines, each a JSON object. */
    List<String> logged(Callable<?> task) throws Exception {
        log("all");
        var begun = log().size();
        task.call();
        log("none");
        var lines = log();
        return lines.subList(begun, lines.size());
    }

    private void log(String statements) throws SQLException, InterruptedException {
        run("ALTER SYSTEM SET log_statement = '" + statements + "'", "SELECT pg_reload_conf()");
        // Until all its processes have heard of it, and what they said is in the file.
        TimeUnit.MILLISECONDS.sleep(200);
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(data().resolve("log").resolve("log.json"));
    }

    /** Runs one of its programs, which connects by its usual options, as the superuser; answers what it printed. */
    String client(String... command) throws IOException {
        var whole = new ArrayList<>(List.of(command));
        whole.set(0, BIN.resolve(command[0]).toString());
        whole.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(port), "-U", SUPERUSER, "postgres"));
        return run(whole);
    }

    @Override
    public void close() throws IOException {
        // Nothing of it is to be kept: an immediate shutdown.
        run(List.of("kill", "-QUIT", String.valueOf(process.pid())));
        Processes.awaitEnd(process);
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void await() throws SQLException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        Processes.awaitEnd(process);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
        return output;
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asUser(String... command) {
        return Stream.concat(isRoot() ? Stream.of("setpriv", "--reuid=" + SUPERUSER, "--regid=" + SUPERUSER, "--clear-groups") : Stream.empty(),
                Stream.of(command)).toList();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The newest of Debian's places, or the one of PATH. */
    private static Path bin() {
        var debian = Path.of("/usr/lib/postgresql");
        try (var versions = Files.exists(debian) ? Files.list(debian) : Stream.<Path>empty()) {
            return versions.filter(version -> Files.exists(version.resolve("bin/pgbench")))
                    .max(Comparator.comparingInt(version -> Integer.parseInt(version.getFileName().toString()))).map(version -> version.resolve("bin"))
                    .orElseGet(() -> Stream.of(System.getenv("PATH").split(":")).map(Path::of)
                            .filter(path -> Files.exists(path.resolve("pgbench"))).findFirst().orElseThrow(() -> new IllegalStateException("No PostgreSQL 15 or newer with pgbench here: apt-get install postgresql")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
