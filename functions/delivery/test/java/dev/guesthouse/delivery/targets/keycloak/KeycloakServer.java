package dev.guesthouse.delivery.targets.keycloak;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.outbound.Authorized;
import dev.guesthouse.delivery.outbound.Call;
import dev.guesthouse.delivery.outbound.Encoded;
import dev.guesthouse.delivery.outbound.Outbound;
import dev.guesthouse.delivery.outbound.Reached;
import dev.guesthouse.delivery.targets.TargetContract;

/**
 * A Keycloak that is started for a test, from what the profile {@code interop} puts into {@code target/keycloak}; it keeps all in memory. Its realm
 * {@code guests} is set up as the documentation of connectors has it, by its own administrator, who looks into it for the tests too.
 */
final class KeycloakServer implements AutoCloseable {

    static final String SECRET = "sesame";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of("target/keycloak").toAbsolutePath();
    private static final long START_MILLIS = 180_000;

    private final Outbound way = Reached.on("127.0.0.1");
    private final String origin;
    private final Process process;
    private String administrator;

    private KeycloakServer(String origin, Process process) {
        this.origin = origin;
        this.process = process;
    }

    /** Where it was unpacked; missing in a plain run. */
    static boolean isThere() {
        return Files.isDirectory(HOME);
    }

    static KeycloakServer start() throws Exception {
        var unpacked = Stream.of(HOME.toFile().listFiles(File::isDirectory)).map(File::toPath).filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
                .findFirst().orElseThrow();
        var ports = List.of(freePort(), freePort());
        var builder = new ProcessBuilder("sh", "bin/kc.sh", "start-dev", "--db=dev-mem", "--features=scim-api", "--http-host=127.0.0.1", "--http-port=" + ports.get(0),
                "--http-management-port=" + ports.get(1)).directory(unpacked.toFile()).redirectErrorStream(true).redirectOutput(HOME.resolve("output.txt").toFile());
        builder.environment().putAll(Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin", "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m", "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"));
        var server = new KeycloakServer("http://127.0.0.1:" + ports.get(0), builder.start());
        try {
            server.await();
            server.setUp();
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await() throws Exception {
        var end = System.currentTimeMillis() + START_MILLIS;
        while (!isUp()) {
            if (!process.isAlive() || System.currentTimeMillis() > end) {
                throw new IllegalStateException("Keycloak did not start: " + Files.readString(HOME.resolve("output.txt")));
            }
            Thread.sleep(200);
        }
    }

    private boolean isUp() {
        try {
            return way.send(Call.get(URI.create(origin + "/realms/master"))).isGood();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void setUp() throws IOException {
        administer("POST", "{'realm':'guests','enabled':true,'organizationsEnabled':true,'scimApiEnabled':true}");
        var client = made("{'clientId':'guesthouse','secret':'%s','serviceAccountsEnabled':true,'standardFlowEnabled':false}".formatted(SECRET), "guests", "clients");
        administer("POST", "{'name':'scim','protocol':'openid-connect','protocolMapper':'oidc-audience-mapper','config':{'included.custom.audience':'%s','access.token.claim':'true'}}"
                .formatted(scim()), "guests", "clients", client, "protocol-mappers", "models");
        var profile = (ObjectNode) look("guests", "users", "profile");
        profile.withArrayProperty("attributes").add(read("{'name':'guesthouse','permissions':{'view':['admin'],'edit':['admin']},'annotations':{'kc.scim.schema.attribute':'externalId'}}"));
        administer("PUT", profile.toString(), "guests", "users", "profile");
    }

    /** Gives the service account roles of the realm's management, and takes all others away. */
    void allow(String... roles) {
        var account = look("guests", "clients", client("guesthouse"), "service-account-user").path("id").asText();
        var management = client("realm-management");
        administer("DELETE", null, "guests", "users", account, "role-mappings", "clients", management);
        var given = JSON.createArrayNode();
        Arrays.stream(roles).map(role -> look("guests", "clients", management, "roles", role)).forEach(given::add);
        administer("POST", given.toString(), "guests", "users", account, "role-mappings", "clients", management);
    }

    String client(String clientId) {
        return look(Map.of("clientId", clientId), "guests", "clients").path(0).path("id").asText();
    }

    /** Below the realms as an administrator. @param body with {@code '} for quotes, where it has no real ones; null for none */
    Answer administer(String method, String body, String... path) {
        var address = Encoded.below(URI.create(origin + "/admin/realms"), path);
        var call = body == null ? Call.of(method, address) : Call.of(method, address).content("application/json", body.contains("\"") ? body : body.replace('\'', '"'));
        return ask(call).done(method + " " + address);
    }

    /** What is made, by its id. */
    String made(String body, String... path) {
        return administer("POST", body, path).header("Location").orElseThrow().replaceFirst(".*/", "");
    }

    JsonNode look(String... path) {
        return look(Map.of(), path);
    }

    JsonNode look(Map<String, String> query, String... path) {
        return ask(Call.get(Encoded.below(URI.create(origin + "/admin/realms"), query, path))).done("show " + List.of(path)).json();
    }

    private Answer ask(Call call) {
        var answer = send(call);
        if (answer.status() == 401) {
            // They last a minute.
            administrator = null;
            answer = send(call);
        }
        return answer;
    }

    /** As {@link #look}, of what may not be there. */
    Answer lookFor(String... path) {
        return ask(Call.get(Encoded.below(URI.create(origin + "/admin/realms"), path)));
    }

    private Answer send(Call call) {
        if (administrator == null) {
            administrator = token("master", "grant_type=password&client_id=admin-cli&username=admin&password=admin").path("access_token").asText();
        }
        return way.send(call.with("Authorization", "Bearer " + administrator));
    }

    JsonNode token(String realm, String form) {
        return way.send(Call.of("POST", URI.create(tokenAddress(realm))).content("application/x-www-form-urlencoded", form)).done("give a token").json();
    }

    String realm() {
        return origin + "/realms/guests";
    }

    /** Where it speaks SCIM. */
    String scim() {
        return realm() + "/scim/v2";
    }

    private String tokenAddress(String realm) {
        return origin + "/realms/" + realm + "/protocol/openid-connect/token";
    }

    Connector connector() {
        return TargetContract.at(ConnectorKind.keycloak, realm());
    }

    KeycloakTarget target(String secret) {
        return new KeycloakTarget(authorized(secret), Clock.systemUTC());
    }

    Authorized authorized(String secret) {
        return Reached.with(new Credentials(null, "guesthouse", secret, tokenAddress("guests"), null));
    }

    static Stream<JsonNode> all(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private static JsonNode read(String json) throws IOException {
        return JSON.readTree(json.replace('\'', '"'));
    }

    @Override
    public void close() {
        // The script starts Java.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
