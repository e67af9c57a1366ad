package dev.guesthouse.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Described;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/**
 * What is kept for it is in {@code target/clients}: the tools of npm, installed once where npm is there, and openapi-generator,
 * which the build puts there.
 */
@QuarkusTest
@Tag("interop")
@DisplayName("OPS-06 what others make of GET /openapi")
class GeneratedClientsTest extends GuesthouseTest {

    private static final Path HOME = Path.of("target/clients").toAbsolutePath();
    private static final List<String> GENERATED = List.of("apis", "models", "supportingFiles", "apiDocs=false", "modelDocs=false", "apiTests=false", "modelTests=false");

    @Test
    @DisplayName("OPS-06 Redocly's strict rules and Spectral's find nothing")
    void lint() throws Exception {
        install();
        tool("redocly", "lint", "openapi.json");
        tool("spectral", "lint", "openapi.json", "--fail-severity", "hint", "--quiet");
    }

    @Test
    @DisplayName("OPS-06 the walk by calls, by a client in TypeScript whose types are made of it")
    void typeScript() throws Exception {
        install();
        tool("openapi-typescript", "openapi.json", "--default-non-nullable", "false", "--output", "api.d.ts");
        tool("tsc", "--project", ".");
        var walk = new ProcessBuilder("node", "walk.js", url()).directory(HOME.toFile()).redirectErrorStream(true).start();
        var said = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(walk.getInputStream(), StandardCharsets.UTF_8));
                var answers = new PrintWriter(walk.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.matches("(code|link|soon|until)\\b.*")) {
                    answers.println(answer(line));
                }
            }
        }
        assertThat(String.join("\n", said), walk.waitFor(), is(0));
        assertThat(said.get(said.size() - 1), is("done"));
    }

    @Test
    @DisplayName("OPS-06 the walk by calls, by a client in Java that openapi-generator makes of it")
    void java() throws Exception {
        keepDocument();
        run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-jar", "openapi-generator-cli.jar", "generate",
                "-g", "java", "--library", "native", "-i", "openapi.json", "-o", "java", "--skip-validate-spec", "--global-property", String.join(",", GENERATED),
                "--additional-properties", "openApiNullable=false,invokerPackage=client,apiPackage=client.api,modelPackage=client.model"));
        // Of JSR 305, which the client marks its parameters with.
        for (var mark : List.of("Nullable", "Nonnull")) {
            Files.createDirectories(HOME.resolve("java/src/main/java/javax/annotation"));
            Files.writeString(HOME.resolve("java/src/main/java/javax/annotation/%s.java".formatted(mark)), "package javax.annotation; public @interface %s {}".formatted(mark));
        }
        resource("Walk.java.txt", "java/src/main/java/Walk.java");
        compile();
        try (var loader = new URLClassLoader(new URL[] { HOME.resolve("java/classes/").toUri().toURL() }, Thread.currentThread().getContextClassLoader())) {
            loader.loadClass("Walk").getMethod("go", String.class, UnaryOperator.class).invoke(null, url(), (UnaryOperator<String>) this::answer);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the walk ended early", e.getCause());
        }
    }

    private static void compile() throws IOException {
        Files.createDirectories(HOME.resolve("java/classes"));
        var arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", HOME.resolve("java/classes").toString(), "-cp", System.getProperty("java.class.path")));
        try (var sources = Files.walk(HOME.resolve("java/src/main/java"))) {
            sources.map(Path::toString).filter(source -> source.endsWith(".java")).forEach(arguments::add);
        }
        var errors = new ByteArrayOutputStream();
        var result = ToolProvider.getSystemJavaCompiler().run(null, errors, errors, arguments.toArray(String[]::new));
        assertThat(errors.toString(StandardCharsets.UTF_8), result, is(0));
    }

    /** What only those know who read the mail or move the clock: {@code code ADDRESS}, {@code link ADDRESS}, {@code soon}, {@code until TIME}. */
    private String answer(String asked) {
        var words = asked.split(" ");
        return switch (words[0]) {
            case "code" -> mails.to(words[1], "sign-in code").code();
            case "link" -> mails.to(words[1], "please decide").link();
            case "soon" -> clock.instant().plusSeconds(20).toString();
            default -> {
                clock.set(Instant.parse(words[1]));
                yield "it is";
            }
        };
    }

    private static String url() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private static void keepDocument() throws IOException {
        Files.createDirectories(HOME);
        Files.writeString(HOME.resolve("openapi.json"), Described.document().toPrettyString());
    }

    /** Has the tools of npm there, or leaves the test out and says so. */
    private static void install() throws Exception {
        keepDocument();
        for (var file : List.of("package.json", "redocly.yaml", ".spectral.yaml", "tsconfig.json", "walk.ts")) {
            resource(file, file);
        }
        var installed = HOME.resolve("node_modules/package.json");
        if (Files.exists(installed) && Files.mismatch(installed, HOME.resolve("package.json")) < 0) {
            return;
        }
        try {
            run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefer-offline"));
        } catch (IOException | AssertionError e) {
            var left = "Left out, since npm is not there or cannot install: " + e.getMessage();
            System.out.println(left);
            Assumptions.abort(left);
        }
        Files.copy(HOME.resolve("package.json"), installed);
    }

    private static void resource(String name, String target) throws IOException {
        try (var file = GeneratedClientsTest.class.getResourceAsStream("/clients/" + name)) {
            Files.write(HOME.resolve(target), file.readAllBytes());
        }
    }

    private static void tool(String name, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(HOME.resolve("node_modules/.bin/" + name).toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    /** @throws IOException where there is no such program */
    private static void run(List<String> command) throws Exception {
        var output = HOME.resolve("output.txt");
        var process = new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " takes too long");
        }
        assertThat("%s says\n%s".formatted(command, Files.readString(output)), process.exitValue(), is(0));
    }
}
