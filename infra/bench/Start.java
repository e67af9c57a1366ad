import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final List<String> JVM = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m");
    private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Pattern PRINTED = Pattern.compile("\\{\\\\?\"ticket\\\\?\": \\\\?\"([^\"\\\\]+)\\\\?\", \\\\?\"code\\\\?\": \\\\?\"(\\d{6})");
    private static final int CALLERS = 4;

    /** A program in one form: how it is started, and in which directory. */
    private record Form(String name, Path directory, List<String> command) {
    }

    /** Of one run. */
    private record Figures(double milliseconds, double mebibytes, double afterwards) {
    }

    private final int runs;
    private final int requests;
    private final List<String> database;
    private String session;

    private Start(int runs, int requests, List<String> database) {
        this.runs = runs;
        this.requests = requests;
        this.database = database;
    }

    /** @param args the directories of the jars and of those with an AOT cache, how many runs and requests, which programs (all) */
    public static void main(String... args) throws Exception {
        try (var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start()) {
            var start = new Start(Integer.parseInt(args[2]), Integer.parseInt(args[3]), List.of(
                    "-Dquarkus.datasource.jdbc.url=" + postgres.getJdbcUrl("postgres", "postgres"), "-Dquarkus.datasource.username=postgres"));
            start.prepare(Path.of(args[0]).toAbsolutePath());
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
                System.out.printf("| %s | %s | %.0f | %.0f | %.0f |%n", program, form.name(), median(figures.stream().map(Figures::milliseconds)),
                        median(figures.stream().map(Figures::mebibytes)), median(figures.stream().map(Figures::afterwards)));
            }
        }
    }

    private static List<Form> forms(String program, Path jars, Path caches) throws IOException {
        var forms = new ArrayList<Form>();
        forms.add(new Form("jar", jars.resolve(program), with(JVM, List.of("-jar", "quarkus-run.jar"))));
        forms.add(new Form("jar, AOT cache", caches.resolve(program), with(JVM, QUICK, List.of("-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"))));
        var target = Path.of("functions", program, "target").toAbsolutePath();
        try (var files = Files.list(target)) {
            files.filter(file -> file.toString().endsWith("-runner")).findFirst()
                    .ifPresent(executable -> forms.add(new Form("native", target, List.of(executable.toString(), "-XX:MaximumHeapSizePercent=50"))));
        }
        return forms;
    }

    private Figures measure(Form form, String call) throws Exception {
        var port = freePort();
        var begun = System.nanoTime();
        var process = start(form, port, null);
        try {
            while (!answers(port, call)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(form + " ended with " + process.exitValue());
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            var milliseconds = (System.nanoTime() - begun) / 1e6;
            var mebibytes = resident(process);
            load(port, call);
            return new Figures(milliseconds, mebibytes, resident(process));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Process start(Form form, int port, File output) throws IOException {
        // Properties go before -jar for Java, and anywhere for a native executable.
        var jar = form.command().indexOf("-jar");
        var at = jar < 0 ? form.command().size() : jar;
        var command = with(form.command().subList(0, at), database, List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=0", "-Dguesthouse.data-dir=" + System.getProperty("java.io.tmpdir") + "/guesthouse-bench"),
                form.command().subList(at, form.command().size()));
        var builder = new ProcessBuilder(command).directory(form.directory().toFile()).redirectErrorStream(true);
        return builder.redirectOutput(output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output)).start();
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
                    """.formatted(call, session).getBytes(StandardCharsets.US_ASCII));
            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return status != null && status.startsWith("HTTP/1.1 2");
        } catch (java.net.ConnectException notYetListening) {
            return false;
        }
    }

    private void load(int port, String call) throws Exception {
        var words = call.split(" ");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + words[1])).header("Authorization", "Bearer " + session)
                .method(words[0], HttpRequest.BodyPublishers.noBody()).build();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            Callable<Void> caller = () -> {
                try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                    for (int i = 0; i < requests / CALLERS; i++) {
                        var status = client.send(request, BodyHandlers.discarding()).statusCode();
                        if (status >= 300) {
                            throw new IllegalStateException(call + " was answered " + status);
                        }
                    }
                }
                return null;
            };
            for (var done : callers.invokeAll(Stream.generate(() -> caller).limit(CALLERS).toList())) {
                done.get();
            }
        }
    }

    /** A database with the schema, and an administrator who has signed in by the code that a first start prints. */
    private void prepare(Path jars) throws Exception {
        var migration = start(new Form("jar", jars.resolve("migration"), with(JVM, List.of("-jar", "quarkus-run.jar"))), 0, null);
        if (migration.waitFor() != 0) {
            throw new IllegalStateException("The migration ended with " + migration.exitValue());
        }
        var port = freePort();
        var output = File.createTempFile("guesthouse", ".log");
        var process = start(new Form("jar", jars.resolve("signin"), with(JVM, List.of("-jar", "quarkus-run.jar"))), port, output);
        var printed = PRINTED.matcher("");
        while (!printed.find()) {
            TimeUnit.MILLISECONDS.sleep(50);
            printed = PRINTED.matcher(Files.readString(output.toPath()));
        }
        var body = "{\"ticket\": \"%s\", \"code\": \"%s\"}".formatted(printed.group(1), printed.group(2));
        while (session == null) {
            try (var client = HttpClient.newHttpClient()) {
                var answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/redeem-code"))
                        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body();
                session = answer.replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            } catch (java.net.ConnectException notYetListening) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        process.destroy();
        process.waitFor();
        Files.delete(output.toPath());
    }

    /** Resident memory of the process in MiB, as Linux has it. */
    private static double resident(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() / 1024.0;
    }

    private static double median(Stream<Double> figures) {
        var sorted = figures.sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @SafeVarargs
    private static List<String> with(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
