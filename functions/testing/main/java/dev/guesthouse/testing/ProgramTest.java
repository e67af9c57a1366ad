package dev.guesthouse.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable;
import io.quarkus.funqy.Funq;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * A function module as a program of its own, asked over HTTP as it was packaged: as a jar, or as a native executable.
 * Subclasses that start it are {@code @QuarkusIntegrationTest} and take {@link DatabaseBeside}: neither is inherited. Others say
 * where it runs already.
 */
public abstract class ProgramTest {

    @Test
    @DisplayName("OPS-01 the program runs alone, on an external PostgreSQL")
    void ready() {
        asked().get("/q/health/live").then().statusCode(200);
        asked().get("/q/health/ready").then().statusCode(200).body("checks[0].data.says", startsWith("The schema is at version"));
    }

    @Test
    @DisplayName("OPS-01 it serves the functions of its module, and no others")
    void itsFunctionsOnly() throws IOException {
        var served = Arrays.stream(FunctionTable.values()).filter(function -> call(asked(), function).statusCode() != 404)
                .map(FunctionTable::functionName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(served, equalTo(functions()));
    }

    @Test
    @DisplayName("OPS-01 each of its functions answers an administrator, by data or by a problem that names the cure")
    void answers() throws IOException {
        for (var name : functions()) {
            var answer = call(asked().header("Authorization", "Bearer " + token()), FunctionTable.named(name));
            assertThat(name + ": " + answer.asString(), answer.statusCode(), lessThan(500));
            if (answer.statusCode() >= 400) {
                assertThat(name, answer.contentType(), is("application/problem+json"));
                assertThat(name, answer.jsonPath().getString("type"), startsWith("/problems/"));
            }
        }
    }

    @Test
    @DisplayName("OPS-01 what takes no input is answered")
    void withoutInput() throws IOException {
        for (var name : List.of("whoami", "my-access", "domain-list")) {
            if (functions().contains(name)) {
                assertThat(name, call(asked().header("Authorization", "Bearer " + token()), FunctionTable.named(name)).statusCode(), is(200));
            }
        }
    }

    @Test
    @DisplayName("OPS-02 on a schema that it does not know it stays alive, is not ready, and says why")
    void unknownSchema() throws SQLException {
        run("INSERT INTO flyway_schema_history VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'postgres', now(), 1, true)");
        try {
            eventually(503, () -> asked().get("/q/health/ready").statusCode());
            asked().get("/q/health/ready").then().body("checks[0].data.says", startsWith("The database has the schema of version 999"));
            asked().get("/q/health/live").then().statusCode(200);
        } finally {
            run("DELETE FROM flyway_schema_history WHERE version = '999'");
            eventually(200, () -> asked().get("/q/health/ready").statusCode());
        }
    }

    /** Waits for what follows in its own time. */
    private static void eventually(int status, Callable<Integer> asked) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(asked, equalTo(status));
    }

    private static Response call(RequestSpecification request, FunctionTable function) {
        return function.effect == Effect.READ ? request.get("/" + function.functionName())
                : request.contentType("application/json").body("{}").post("/" + function.functionName());
    }

    /** Those of the module, as its index has them; the module's directory is the one that its tests run in. */
    protected Set<String> functions() throws IOException {
        try (var index = Files.newInputStream(Path.of("target", "classes", "META-INF", "jandex.idx"))) {
            return new IndexReader(index).read().getAnnotations(Funq.class).stream().map(funq -> funq.value().asString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Begins to ask it. */
    protected RequestSpecification asked() {
        return given();
    }

    /** Of an administrator's session. */
    protected String token() {
        return DatabaseBeside.token();
    }

    /** Changes what is in its database. */
    protected void run(String sql) throws SQLException {
        try (var connection = DatabaseBeside.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
