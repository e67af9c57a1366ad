package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.migration.DatabaseUsers;
import dev.guesthouse.test.Product;

/** As whom each program connects to the database: the migration alone owns it, and what changes nothing only reads. */
class DatabaseUsersTest {

    private static final String OWNER = "guesthouse";
    private static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    private static final Path KUBERNETES = Expected.INFRA.resolve("kubernetes");

    @Test
    @DisplayName("OPS-02 in Compose the migration connects as the owner, programs that read as the viewer, the others as the program's user")
    void compose() throws IOException {
        var services = new org.yaml.snakeyaml.Yaml().<Map<String, Map<String, Map<String, Map<String, Object>>>>>load(
                Files.readString(Expected.INFRA.resolve("compose/compose.yaml"))).get("services");
        assertThat(services.get("migration").get("environment").get(USERNAME), is(OWNER));
        for (var program : Expected.programs()) {
            assertThat(program, services.get(program).get("environment").get(USERNAME), is(user(program)));
        }
    }

    @Test
    @DisplayName("OPS-02 in Kubernetes and Knative too, each with the password of its user")
    void kubernetes() throws IOException {
        assertThat(Files.readString(KUBERNETES.resolve("base/settings.env")), containsString(USERNAME + "=" + DatabaseUsers.PROGRAM + "\n"));
        var migration = Yaml.documents(KUBERNETES.resolve("base/migration.yaml")).get(0).at("/spec/template/spec/containers/0/env");
        assertThat(told(migration), hasItems(USERNAME + " " + OWNER, "QUARKUS_DATASOURCE_PASSWORD guesthouse-database-password",
                "GUESTHOUSE_DATABASE_PROGRAM_PASSWORD guesthouse-program-password", "GUESTHOUSE_DATABASE_VIEWER_PASSWORD guesthouse-viewer-password"));
        var always = Yaml.documents(KUBERNETES.resolve("overlays/deployments/program/deployment.yaml")).get(0);
        assertThat(told(always.at("/spec/template/spec/containers/0/env")), hasItems("QUARKUS_DATASOURCE_PASSWORD guesthouse-program-password"));
        var called = Yaml.documents(KUBERNETES.resolve("overlays/knative/programs/program/service.yaml")).get(0);
        assertThat(told(called.at("/spec/template/spec/containers/0/env")),
                hasItems(USERNAME + " " + DatabaseUsers.PROGRAM, "QUARKUS_DATASOURCE_PASSWORD guesthouse-program-password"));
        for (var overlay : List.of("overlays/deployments", "overlays/knative/programs")) {
            for (var program : Expected.programs()) {
                var directory = KUBERNETES.resolve(overlay).resolve(program);
                var reads = Kustomization.in(directory).names().anyMatch("reads.yaml"::equals);
                assertThat(directory.toString(), reads, is(readers().contains(program)));
                if (reads) {
                    assertThat(Files.readString(directory.resolve("reads.yaml")), containsString(DatabaseUsers.VIEWER));
                    assertThat(Files.readString(directory.resolve("reads.yaml")), containsString("name, value: guesthouse-viewer-password"));
                }
            }
        }
    }

    @Test
    @DisplayName("OPS-02 on AWS too, and the proxy knows no owner")
    void aws() throws IOException {
        var users = Files.readString(Expected.INFRA.resolve("aws/users.tf"));
        assertThat(users, containsString("readers   = toset([\"" + String.join("\", \"", readers()) + "\"])"));
        assertThat(users, containsString("users     = toset([\"program\", \"viewer\"])"));
        assertThat(users, containsString("username = \"guesthouse_${each.key}\""));
        assertThat(Files.readString(Expected.INFRA.resolve("aws/programs.tf")),
                containsString("connects_as[contains(local.readers, each.key) ? \"viewer\" : \"program\"]"));
        var proxy = Files.readString(Expected.INFRA.resolve("aws/database.tf")).replaceAll("(?s).*resource \"aws_db_proxy\" (.*?)\n}\n.*", "$1");
        assertThat(proxy, containsString("for_each = aws_secretsmanager_secret.user"));
    }

    private static String user(String program) throws IOException {
        return readers().contains(program) ? DatabaseUsers.VIEWER : DatabaseUsers.PROGRAM;
    }

    /** Programs none of whose functions changes anything; what forms of pages do, functions do. */
    private static SortedSet<String> readers() throws IOException {
        var readers = new TreeSet<>(Expected.programs());
        readers.remove("portal");
        Product.programs().forEach((function, program) -> {
            if (FunctionTable.named(function).effect == Effect.CHANGE) {
                readers.remove(program);
            }
        });
        return readers;
    }

    /** Each variable with its value, or the secret that has it. */
    private static List<String> told(JsonNode env) {
        return Stream.iterate(0, i -> i < env.size(), i -> i + 1).map(env::get).map(variable -> variable.path("name").asText() + " "
                + Objects.requireNonNullElse(variable.path("value").textValue(), variable.at("/valueFrom/secretKeyRef/name").asText())).toList();
    }
}
