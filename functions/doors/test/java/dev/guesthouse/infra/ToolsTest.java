package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** What the platforms' own tools say of {@code infra}; where a tool is not there, a line says so. */
class ToolsTest {

    private static final Path AWS = Expected.INFRA.resolve("aws");

    private record Result(int code, String output) {
    }

    @ParameterizedTest(name = "kubectl kustomize builds {0}, of known fields, with secrets by reference and locked containers")
    @ValueSource(strings = {"overlays/deployments", "overlays/knative"})
    void kustomize(String overlay) throws Exception {
        var built = run("kubectl", "kustomize", Expected.INFRA.resolve("kubernetes").resolve(overlay).toString());
        assertThat(built.output, built.code, is(0));
        var faults = new ArrayList<String>();
        for (var document : Yaml.documents(built.output)) {
            Yaml.manifest(document);
            for (var container : document.findValues("containers")) {
                container.forEach(each -> check(document.at("/metadata/name").asText(), each, faults));
            }
        }
        assertThat(faults, empty());
    }

    @Test
    @DisplayName("terraform fmt has nothing to say")
    void format() throws Exception {
        var result = run("terraform", "-chdir=" + AWS, "fmt", "-check", "-diff");
        assertThat(result.output, result.code, is(0));
    }

    @Test
    @DisplayName("terraform validate has nothing to say")
    void validate() throws Exception {
        if (!Files.isDirectory(AWS.resolve(".terraform"))) {
            skip("terraform validate: the providers are not there; terraform -chdir=infra/aws init -backend=false fetches them");
        }
        var result = run("terraform", "-chdir=" + AWS, "validate", "-no-color");
        assertThat(result.output, result.code, is(0));
    }

    @Test
    @DisplayName("docker compose takes the file")
    void compose() throws Exception {
        if (run("docker", "compose", "version").code != 0) {
            skip("docker compose: docker has no such plugin here");
        }
        var result = run("docker", "compose", "--env-file", Expected.INFRA.resolve("compose/.env.example").toString(),
                "--file", Expected.INFRA.resolve("compose/compose.yaml").toString(), "config", "--no-interpolate", "--quiet");
        assertThat(result.output, result.code, is(0));
    }

    @Test
    @DisplayName("caddy takes the gateway's file")
    void caddy() throws Exception {
        var result = run("caddy", "validate", "--adapter", "caddyfile", "--config", Expected.INFRA.resolve("compose/Caddyfile").toString());
        assertThat(result.output, result.code, is(0));
    }

    private static void check(String name, JsonNode container, List<String> faults) {
        if (!container.at("/securityContext/readOnlyRootFilesystem").asBoolean()) {
            faults.add(name + ": a container that can write to its root");
        }
        if (container.at("/resources/limits/memory").isMissingNode()) {
            faults.add(name + ": a container without a limit of memory");
        }
        for (var variable : container.path("env")) {
            if (variable.path("name").asText().matches(".*(PASSWORD|TOKEN)") && !variable.at("/valueFrom/secretKeyRef/name").isTextual()) {
                faults.add(name + ": a secret that is no reference: " + variable.path("name").asText());
            }
        }
    }

    private static Result run(String... command) throws IOException, InterruptedException {
        if (Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).noneMatch(path -> Files.isExecutable(Path.of(path, command[0])))) {
            skip(String.join(" ", command) + ": " + command[0] + " is not there");
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static void skip(String why) {
        System.out.println("Skipped: " + why);
        abort(why);
    }
}
