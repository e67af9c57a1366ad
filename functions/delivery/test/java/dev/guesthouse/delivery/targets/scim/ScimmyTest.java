package dev.guesthouse.delivery.targets.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Call;
import dev.guesthouse.delivery.outbound.Reached;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetContract;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetSystem;

/** SCIM against a server by SCIMMY of npm, which is kept in {@code target/scimmy}; where it cannot be had, a line says so. */
@Tag("interop")
class ScimmyTest implements TargetContract {

    private static final Path HOME = Path.of("target/scimmy").toAbsolutePath();

    private static Process server;
    private static String origin;

    private final TargetSystem target = target("sesame");
    private final Connector connector = TargetContract.at(ConnectorKind.scim, origin + "/scim/");

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(HOME);
        for (var file : List.of("package.json", "server.js")) {
            try (var resource = ScimmyTest.class.getResourceAsStream("/scimmy/" + file)) {
                Files.write(HOME.resolve(file), resource.readAllBytes());
            }
        }
        var installed = HOME.resolve("node_modules/package.json");
        if (!Files.exists(installed) || Files.mismatch(installed, HOME.resolve("package.json")) >= 0) {
            install();
            Files.copy(HOME.resolve("package.json"), installed);
        }
        server = new ProcessBuilder("node", "server.js").directory(HOME.toFile()).redirectError(HOME.resolve("errors.txt").toFile()).start();
        var said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertTrue(said != null && said.startsWith("port "), () -> "the server said " + said);
        origin = "http://127.0.0.1:" + said.substring("port ".length());
    }

    private static void install() throws InterruptedException, IOException {
        String left;
        try {
            var npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefer-offline", "--fetch-retries=0")
                    .directory(HOME.toFile()).redirectErrorStream(true).redirectOutput(HOME.resolve("output.txt").toFile()).start();
            if (npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0) {
                return;
            }
            npm.destroyForcibly();
            left = Files.readString(HOME.resolve("output.txt"));
        } catch (IOException e) {
            left = e.getMessage();
        }
        left = "SCIMMY is left out, since npm is not there or cannot install: " + left;
        System.out.println(left);
        Assumptions.abort(left);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.destroyForcibly();
        }
    }

    private static TargetSystem target(String token) {
        return new ScimTarget(Reached.with(new Credentials(token, null, null, null, null)), Clock.systemUTC());
    }

    @Override
    public TargetSystem target() {
        return target;
    }

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public List<Membership> places() {
        return List.of(new Membership("x", "a/b%20c", "member"), new Membership("x", "zeta", "member"));
    }

    @Override
    public boolean has(Membership membership) {
        return kept("users").anyMatch(user -> membership.account().equals(user.path("id").asText()))
                && kept("groups").filter(group -> membership.originId().equals(group.path("id").asText())).flatMap(group -> all(group.path("members")))
                        .anyMatch(one -> membership.account().equals(one.path("value").asText()));
    }

    @Override
    public boolean isActive(String account) {
        return kept("users").anyMatch(user -> account.equals(user.path("id").asText()) && user.path("active").asBoolean());
    }

    private static Stream<JsonNode> kept(String what) {
        return all(Reached.on("127.0.0.1").send(Call.get(URI.create(origin + "/kept"))).json().path(what));
    }

    private static Stream<JsonNode> all(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    @Test
    @DisplayName("CON-01 groups are found by how their name begins")
    void resources() {
        assertEquals(List.of("a/b%20c"), target.resources(connector, "Atla", 9).stream().map(found -> found.originId()).toList());
        assertEquals(2, target.resources(connector, null, 9).size());
    }

    @Test
    @DisplayName("CON-04 a token that is not taken is said in words, and not itself")
    void wrongToken() {
        var fault = assertThrows(TargetException.class, () -> target("wibble").createAccount(connector, TargetContract.somebody()).id());
        assertTrue(fault.getMessage().contains("credentials are not taken"), fault.getMessage());
        assertTrue(!fault.getMessage().contains("wibble"), fault.getMessage());
    }
}
