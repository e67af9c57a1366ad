import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import dev.guesthouse.testing.Administrator;

/** One of the programs that are measured side by side: {@code all} of one build, with a PostgreSQL and an SMTP server of its own. */
final class Side implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** When a program runs its jobs. */
    enum Jobs {
        /** As it comes: by its schedule, and right after a change. */
        byThemselves,
        /** Only when their functions are called. */
        whenCalled
    }

    final String name;
    final Options.Build build;
    final Postgres postgres;
    final MailSink mails;
    /** The session of an administrator. */
    final String administrator;
    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param status 0 where none came in time
     * @param nanos from the call to the whole answer
     */
    record Answer(int status, String body, long nanos) {

        double milliseconds() {
            return nanos / 1e6;
        }

        /** The id of what the body is about. */
        String id() {
            return body.replaceFirst("(?s)^\\{\"id\":\"([^\"]+)\".*", "$1");
        }
    }

    /**
     * What a browser gets.
     *
     * @param body as it came over the wire
     * @param nanos from the call to the last of them
     */
    record Page(int status, byte[] body, long nanos) {

        int bytes() {
            return body.length;
        }

        double milliseconds() {
            return nanos / 1e6;
        }

        /** Of what is not compressed. */
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What was used up between two moments. @param jvm milliseconds of CPU, as @param database is of all processes of PostgreSQL */
    record Used(double jvm, double database, long statements) {

        Used minus(Used before) {
            return new Used(jvm - before.jvm, database - before.database, statements - before.statements);
        }
    }

    private Side(Options.Build build, Jobs jobs) throws IOException, SQLException, InterruptedException {
        this.build = build;
        name = build.name();
        postgres = new Postgres();
        mails = new MailSink();
        var port = Processes.freePort();
        address = "http://127.0.0.1:" + port;
        process = start(build, environment(port, jobs), postgres.directory.resolve("program.log"));
        awaitReady();
        administrator = Administrator.signIn(postgres.dataSource(), "bench");
        Fill.prepare(postgres);
    }

    /** Starts one for each build. */
    static List<Side> start(Options options, Jobs jobs) throws IOException, SQLException, InterruptedException {
        var sides = new ArrayList<Side>();
        for (var build : options.builds()) {
            sides.add(new Side(build, jobs));
        }
        return sides;
    }

    /** Does the same for all of them at the same time. */
    static void together(List<Side> sides, Task task) throws Exception {
        try (var all = new Callers(sides.size())) {
            var begun = sides.stream().map(side -> all.start(() -> {
                task.of(side);
                return null;
            })).toList();
            for (var it : begun) {
                it.get();
            }
        }
    }

    /** Something to do for a side. */
    interface Task {

        void of(Side side) throws Exception;
    }

    static void close(List<Side> sides) throws IOException {
        for (var side : sides) {
            side.close();
        }
    }

    private Map<String, String> environment(int port, Jobs jobs) throws IOException {
        var environment = new HashMap<>(Map.of("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(), "QUARKUS_DATASOURCE_USERNAME", Postgres.PROGRAM,
                "QUARKUS_DATASOURCE_PASSWORD", "any", "QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", String.valueOf(port),
                "QUARKUS_MANAGEMENT_PORT", "0", "GUESTHOUSE_DATA_DIR", Files.createTempDirectory(postgres.directory, "data").toString()));
        environment.putAll(Map.of("QUARKUS_MAILER_HOST", "127.0.0.1", "QUARKUS_MAILER_PORT", String.valueOf(mails.port()),
                "QUARKUS_MAILER_START_TLS", "DISABLED"));
        environment.putAll(Map.of("GUESTHOUSE_INSECURE_TARGETS", "127.0.0.1", "GUESTHOUSE_CONNECTOR_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"));
        if (jobs == Jobs.whenCalled) {
            // Where delivery is another program's, and nobody is there, what is measured is all that is done.
            environment.putAll(Map.of("GUESTHOUSE_SCHEDULE_ENABLED", "false", "GUESTHOUSE_DELIVERY_URL", "http://127.0.0.1:1"));
        }
        return environment;
    }

    private static Process start(Options.Build build, Map<String, String> environment, Path log) throws IOException {
        var builder = new ProcessBuilder(build.command()).directory(build.directory().toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (get("q/health/ready", null).status() == 200) {
                    return;
                }
            } catch (IOException notYetListening) {
                // Asked again below.
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + " does not start: " + Files.readString(postgres.directory.resolve("program.log")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** @param path a function, with its query. @param token of a session; null for nobody's */
    Answer get(String path, String token) throws IOException, InterruptedException {
        return call(request(path, token).GET());
    }

    Answer post(String function, String token, String body) throws IOException, InterruptedException {
        return call(request(function, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** @param token of the browser's session; null for nobody's. @param encoding that the browser takes */
    Page page(String path, String token, String encoding) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).header("Accept-Encoding", encoding)
                .header("Cookie", token == null ? "guesthouse_visitor=bench" : "guesthouse=" + token).build();
        var begun = System.nanoTime();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        return new Page(answer.statusCode(), answer.body(), System.nanoTime() - begun);
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(address + "/" + path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer call(HttpRequest.Builder request) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), System.nanoTime() - begun);
        } catch (HttpTimeoutException e) {
            return new Answer(0, "", System.nanoTime() - begun);
        }
    }

    /** Ends what its program has given up, and PostgreSQL has not. */
    void stopStatements() throws SQLException {
        postgres.run("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = '" + Postgres.PROGRAM + "' AND state = 'active'");
    }

    /** Statements and transactions of its program while something is done. */
    StatementLog.Counted counted(Callable<?> task) throws Exception {
        return StatementLog.counted(StatementLog.transactions(postgres.logged(task)));
    }

    Used used() throws SQLException {
        return new Used(Processes.cpu(process.toHandle()), postgres.cpu(), postgres.statements());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Processes.awaitEnd(process);
        mails.close();
        postgres.close();
    }
}
