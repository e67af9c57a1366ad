import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.flywaydb.core.Flyway;

import dev.guesthouse.testing.Administrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Measures each program in each form that was built: milliseconds from the start of its process to the first answer that came
 * from the database, its resident memory then, and after many requests. {@code start} beside it builds and runs this.
 */
class Start {

    /** What is asked of a program: something that it reads in the database. */
    private static final Map<String, String> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("all", "GET /organizations");
        CALLS.put("organizations", "GET /organizations");
        CALLS.put("people", "GET /people");
        CALLS.put("packages", "GET /catalogs");
        CALLS.put("requests", "GET /requests");
        CALLS.put("approvals", "GET /pending-approvals");
        CALLS.put("expiry", "POST /expire-assignments");
        CALLS.put("delivery", "POST /send-messages");
        CALLS.put("signin", "GET /whoami");
        CALLS.put("audit", "GET /events");
        CALLS.put("portal", "GET /");
    }

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int CALLERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A program in one form: how it is started, and in which directory. */
    private record Form(String name, Path directory, List<String> command) {
    }

    /** Of one run. */
    private record Figures(double milliseconds, double mebibytes, double afterwards) {
    }

    private final int runs;
    private final int requests;
    private final String database;
    /** Of an administrator's session. */
    private final String token;

    private Start(int runs, int requests, String database, String token) {
        this.runs = runs;
        this.requests = requests;
        this.database = database;
        this.token = token;
    }

    /** @param args the directories of the jars and of those with an AOT cache, how many runs and requests, which programs (all) */
    public static void main(String... args) throws Exception {
        try (var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start()) {
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            var start = new Start(Integer.parseInt(args[2]), Integer.parseInt(args[3]), postgres.getJdbcUrl("postgres", "postgres"),
                    Administrator.signIn(postgres.getPostgresDatabase(), "bench"));
            var wanted = List.of(args).subList(4, args.length);
            start.measureAll(CALLS.keySet().stream().filter(program -> wanted.isEmpty() || wanted.contains(program)).toList(),
                    Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath());
        }
    }

    private void measureAll(List<String> programs, Path jars, Path caches) throws Exception {
        System.out.println("| program | form | first answer, ms | MiB then | MiB after " + requests + " requests |");
        System.out.println("|---|---|---|---|---|");
        for (var program : programs) {
            for (var form : forms(program, jars, caches)) {
                var figures = new ArrayList<Figures>();
                for (int run = 0; run < runs; run++) {
                    figures.add(measure(form, CALLS.get(program)));
                }
                System.out.printf("| %s | %s | %.0f | %.0f | %.0f |%n", program, form.name(), Times.median(figures.stream().map(Figures::milliseconds)),
                        Times.median(figures.stream().map(Figures::mebibytes)), Times.median(figures.stream().map(Figures::afterwards)));
            }
        }
    }

    private static List<Form> forms(String program, Path jars, Path caches) throws IOException {
        var forms = new ArrayList<Form>();
        forms.add(new Form("jar", jars.resolve(program), List.of(JAVA, "-Xmx128m", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar")));
        forms.add(new Form("jar, AOT cache, SerialGC, C1", caches.resolve(program), List.of(JAVA, "-Xmx128m", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar")));
        var target = Path.of("functions", program, "target").toAbsolutePath();
        try (var files = Files.list(target)) {
            files.filter(file -> file.toString().endsWith("-runner")).findFirst()
                    .ifPresent(executable -> forms.add(new Form("native", target, List.of(executable.toString(), "-Xmx64m"))));
        }
        return forms;
    }

    private Figures measure(Form form, String call) throws Exception {
        var port = Processes.freePort();
        var builder = new ProcessBuilder(form.command()).directory(form.directory().toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("QUARKUS_DATASOURCE_JDBC_URL", database, "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", String.valueOf(port), "QUARKUS_MANAGEMENT_PORT", "0",
                "GUESTHOUSE_DATA_DIR", System.getProperty("java.io.tmpdir") + "/guesthouse-bench"));
        var begun = System.nanoTime();
        var process = builder.start();
        try {
            while (!answers(port, call)) {
                if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException(form + " does not answer " + call);
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            var milliseconds = (System.nanoTime() - begun) / 1e6;
            var mebibytes = Processes.resident(process.toHandle());
            load(port, call);
            return new Figures(milliseconds, mebibytes, Processes.resident(process.toHandle()));
        } finally {
            process.destroy();
            Processes.awaitEnd(process);
        }
    }

    /** Whether a new connection gets what it asks for. */
    private boolean answers(int port, String call) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("""
                    %s HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Length: 0\r
                    Connection: close\r
                    \r
                    """.formatted(call, token).getBytes(StandardCharsets.US_ASCII));
            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return status != null && status.startsWith("HTTP/1.1 2");
        } catch (java.net.ConnectException notYetListening) {
            return false;
        }
    }

    private void load(int port, String call) throws Exception {
        var words = call.split(" ");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + words[1])).header("Authorization", "Bearer " + token)
                .method(words[0], HttpRequest.BodyPublishers.noBody()).build();
        try (var callers = new Callers(CALLERS)) {
            callers.run(() -> {
                var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                for (int i = 0; i < requests / CALLERS; i++) {
                    var status = client.send(request, BodyHandlers.discarding()).statusCode();
                    if (status >= 300) {
                        throw new IllegalStateException(call + " was answered " + status);
                    }
                }
                return null;
            });
        }
    }
}
