package dev.guesthouse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.postgresql.ds.PGSimpleDataSource;

/** The packaged program as a process of its own, to be started, asked, killed and started again. */
final class GuesthouseProcess implements AutoCloseable {

    private static final Path ALL = Path.of("..", "all", "target").toAbsolutePath().normalize();
    /** A start without a cache, beside others that start, on two slow cores. */
    static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.:]+\\d)");
    private static final Pattern PRINTED = Pattern.compile("\\{\"ticket\": \"[^\"]+\", \"code\": \"\\d{6}\"}");

    static {
        // A program that is killed while it sends a message breaks a thread of the mail server of the tests, and no test.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private final Path build;
    private final Path directory;
    private final Map<String, String> settings;
    private final Path output;
    private final Process process;
    private volatile URI url;

    private GuesthouseProcess(Path build, Path directory, Map<String, String> settings, Path output, Process process) {
        this.build = build;
        this.directory = directory;
        this.settings = settings;
        this.output = output;
        this.process = process;
    }

    /** Starts it on a free port with its data in {@code directory}. Does not wait. */
    static GuesthouseProcess start(Path directory) {
        return start(directory, Map.of());
    }

    /** The same, with settings by name; they are handed over as platforms do, in the environment. */
    static GuesthouseProcess start(Path directory, Map<String, String> settings) {
        return start(ALL, directory, settings);
    }

    /** The same with another program: what a module's build has left in {@code build}. */
    static GuesthouseProcess start(Path build, Path directory, Map<String, String> settings) {
        try {
            String program = program(build);
            return start(build, directory, settings, command(program, build.equals(ALL) && isJar(program) ? StartCache.options(Path.of(program)) : List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program that holds every function, as a jar, with options for Java and no cache. */
    static GuesthouseProcess start(Path directory, Map<String, String> settings, List<String> options) throws IOException {
        return start(ALL, directory, settings, command(program(ALL), options));
    }

    private static GuesthouseProcess start(Path build, Path directory, Map<String, String> settings, List<String> command) throws IOException {
        Path output = Files.createTempFile("guesthouse", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "0", "QUARKUS_MANAGEMENT_PORT", "0",
                "GUESTHOUSE_DATA_DIR", directory.toString()));
        settings.forEach((name, value) -> builder.environment().put(name.toUpperCase(Locale.ROOT).replaceAll("\\W", "_"), value));
        Process process = builder.start();
        endWithTests(process);
        return new GuesthouseProcess(build, directory, settings, output, process);
    }

    /** Lets no program outlive the tests, whatever becomes of the one that started it. */
    static void endWithTests(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** A jar or an executable, whichever the last build made: an older one may lie beside it. */
    private static String program(Path build) throws IOException {
        var artifact = new Properties();
        try (var written = Files.newBufferedReader(build.resolve("quarkus-artifact.properties"))) {
            artifact.load(written);
        }
        return build.resolve(artifact.getProperty("path")).toString();
    }

    private static boolean isJar(String program) {
        return program.endsWith(".jar");
    }

    private static List<String> command(String program, List<String> options) {
        if (!isJar(program)) {
            return List.of(program);
        }
        // Starts in half the time, and ends long before it would pay to compile better.
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-jar", program));
        return command;
    }

    /** Starts one that has ended again, with the same data and settings; the two share no port. Does not wait. */
    GuesthouseProcess startAgain() throws IOException {
        Files.delete(output);
        return start(build, directory, settings);
    }

    /** Returns when it says that it is ready; fails with its output, and closes it, when it ends before or takes too long. */
    GuesthouseProcess awaitReady() throws IOException {
        return await(this::isReady);
    }

    /** The same when it listens, ready or not. */
    void awaitListening() throws IOException {
        await(this::listening);
    }

    private GuesthouseProcess await(Callable<Boolean> wanted) throws IOException {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(POLL).failFast(this::failIfEnded).until(wanted);
            return this;
        } catch (ConditionTimeoutException e) {
            String said = output();
            close();
            throw new AssertionError("not there after " + PATIENCE + ":\n" + said, e);
        } catch (TerminalFailureException e) {
            close();
            throw e;
        }
    }

    private void failIfEnded() {
        if (!process.isAlive()) {
            throw new AssertionError("ended with " + process.exitValue() + ":\n" + output());
        }
    }

    private boolean isReady() throws InterruptedException {
        return listening() && status(url.resolve("/q/health/ready")) == 200;
    }

    /** What is answered at an address; 0 where nobody listens yet. */
    static int status(URI address) throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYetListening) {
            return 0;
        }
    }

    /** Whether it has said where it listens: at a port that the system gave it, since any that was free before may be taken by now. */
    private boolean listening() {
        if (url == null) {
            LISTENING.matcher(output()).results().findFirst().ifPresent(said -> url = URI.create(said.group(1)));
        }
        return url != null;
    }

    /** Asks it over HTTP. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Calls a function of it with a JSON object. */
    HttpResponse<String> post(String function, String body) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url().resolve("/" + function)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Where it listens, once it is ready. */
    URI url() {
        return url;
    }

    /** Signs in to the PostgreSQL inside, as whoever may read the data directory can. */
    Connection database() throws IOException, SQLException {
        return dataSource().getConnection();
    }

    /** The PostgreSQL inside, as long as this process lives. */
    DataSource dataSource() throws IOException {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + Files.readAllLines(directory.resolve("postgresql/postmaster.pid")).get(3) + "/postgres");
        source.setUser("guesthouse");
        source.setPassword(Files.readString(directory.resolve("postgresql.password")));
        return source;
    }

    /** Ends it without a chance to clean up, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends it and the PostgreSQL inside in this way, as a power cut does but for what the disk had not got. */
    void killWithPostgres() {
        process.destroyForcibly();
        postgres(directory).forEach(ProcessHandle::destroyForcibly);
        awaitExit();
    }

    /** Asks it to end, as {@code kill} and a container's stop do, and waits for it. */
    int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Waits for it to end by itself. */
    int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still runs after " + PATIENCE + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has printed so far, standard error included. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ticket and the code that a first start prints, as {@code redeem-code} takes them; empty where there are none. */
    Optional<String> printedCode() {
        return PRINTED.matcher(output()).results().map(MatchResult::group).findFirst();
    }

    /** The living processes of the PostgreSQL inside a data directory, whoever started them. */
    static List<ProcessHandle> postgres(Path directory) {
        Path programs = directory.resolve("binaries");
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.info().command().filter(command -> Path.of(command).startsWith(programs)).isPresent())
                .toList();
    }

    /** Leaves no output file of one that has ended beside another, which goes on with the same data. */
    void forget() throws IOException {
        Files.delete(output);
    }

    /** Leaves nothing running, PostgreSQL included, and no output file. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            stop();
        }
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(() -> {
            List<ProcessHandle> left = postgres(directory);
            left.forEach(ProcessHandle::destroyForcibly);
            return left.isEmpty();
        });
        forget();
    }
}
