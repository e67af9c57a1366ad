package dev.guesthouse.rules.http;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable.Who;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class GateTest extends GuesthouseTest {

    private static final String JSON = "application/json";

    @Test
    @DisplayName("IDY-04 every changing function refuses GET and HEAD, every reading one POST")
    void methods() {
        functions(function -> function.effect == Effect.CHANGE).forEach(function -> {
            assertThat(given.admin().get(function.functionName()).refused(405, "method-not-allowed").header("Allow"), equalTo("POST"));
            assertThat(given.admin().send("HEAD", "/" + function.functionName(), null, null).status(), is(405));
        });
        functions(function -> function.effect == Effect.READ).forEach(function -> assertThat(function.functionName(),
                given.admin().post(function.functionName()).refused(405, "method-not-allowed").header("Allow"), equalTo("GET")));
    }

    @Test
    @DisplayName("IDY-04 other methods are refused")
    void otherMethods() {
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            given.admin().send(method, "/add-organization", JSON, "{}").refused(405, "method-not-allowed");
        }
    }

    @Test
    @DisplayName("IDY-02 every function but those that sign in and say where is 401 for nobody")
    void nobody() {
        functions(function -> function.who != Who.ANYBODY).forEach(function -> call(guesthouse.nobody(), function).refused(401, "unauthenticated"));
        assertThat(functions(function -> function.who == Who.ANYBODY).stream().map(FunctionTable::functionName).toList(),
                equalTo(List.of("instance", "send-code", "redeem-code")));
    }

    @Test
    @DisplayName("IDY-02 every function of administrators is 403 for anybody else")
    void noAdministrator() {
        var pia = given.pia();
        functions(function -> function.who == Who.ADMINISTRATOR || function.who == Who.ADMINISTRATOR_IN_PERSON)
                .forEach(function -> call(pia, function).refused(403, "forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://evil.example", "null", "https://guesthouse.test", "http://guesthouse.test.evil.example", "http://guesthouse.test:81", "file://" })
    @DisplayName("IDY-04 a change from another origin is refused")
    void foreignOrigin(String origin) {
        create(given.admin().with("Origin", origin)).refused(403, "foreign-origin");
        assertThat(given.admin().get("catalogs").items(), empty());
    }

    @Test
    @DisplayName("IDY-04 a change from this instance's own pages, or from a program, is taken; one that a browser calls cross-site is not")
    void ownOrigin() {
        create(given.admin().with("Sec-Fetch-Site", "cross-site")).refused(403, "foreign-origin");
        create(given.admin().with("Origin", Surroundings.URL).with("Sec-Fetch-Site", "same-origin")).ok();
    }

    @Test
    @DisplayName("IDY-04 nobody is signed in from another origin either")
    void foreignSignIn() {
        guesthouse.nobody().with("Origin", "http://evil.example").post("send-code", "email", PIA).refused(403, "foreign-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "application/json; charset=utf-16" })
    @DisplayName("IDY-04 a body that is not JSON is refused")
    void mediaType(String type) {
        given.admin().send("POST", "/create-catalog", type, "{\"displayName\":\"Projects\"}").refused(415, "unsupported-media-type");
        assertThat(given.admin().get("catalogs").items(), empty());
    }

    @Test
    @DisplayName("IDY-04 a body without a type is refused, one that says UTF-8 is taken")
    void mediaTypeSaid() {
        given.admin().send("POST", "/create-catalog", null, "{\"displayName\":\"Projects\"}").refused(415, "unsupported-media-type");
        given.admin().send("POST", "/create-catalog", "application/json; charset=UTF-8", "{\"displayName\":\"Projects\"}").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"displayName\":}", "[]", "\"x\"", "null", "1", "{} {}", "{\"displayName\":\"a\",\"displayName\":\"b\"}", "{'displayName':'a'}",
            "{\"displayName\":\"\\ud83d\"" })
    @DisplayName("OPS-06 what is no JSON object is refused")
    void malformed(String body) {
        given.admin().send("POST", "/create-catalog", JSON, body).refused(400, "malformed-json");
    }

    @Test
    @DisplayName("OPS-06 unknown fields are refused, each named, in bodies and in queries")
    void unknownFields() {
        given.admin().post("create-catalog", "displayName", "Projects", "enabeld", true, "x", List.of()).names("enabeld", "x");
        given.admin().get("organizations", "serach", "fab").names("serach");
        given.admin().post("add-sponsor", "organizationId", "x", "kind", "friend").refused(422, "invalid-input");
    }

    @Test
    @DisplayName("OPS-06 a value of another type is refused by its field: no number for a text, no text for a flag")
    void otherTypes() {
        given.admin().post("create-catalog", "displayName", 1).names("displayName");
        given.admin().post("create-catalog", "displayName", "Projects", "enabled", "yes").names("enabled");
        given.admin().post("create-catalog", "displayName", List.of("Projects")).names("displayName");
        given.admin().get("organization", "id", "not-an-id").names("id");
        given.admin().get("organizations", "limit", 1, "limit", 2).names("limit");
    }

    @Test
    @DisplayName("OPS-06 a body that is too large is refused")
    void tooLarge() {
        assertThat(given.admin().send("POST", "/create-catalog", JSON, "{\"displayName\":\"" + "x".repeat(1_100_000) + "\"}").status(), is(413));
    }

    private static Answer create(Client caller) {
        return caller.post("create-catalog", "displayName", "Projects");
    }

    private static Answer call(Client caller, FunctionTable function) {
        return function.effect == Effect.READ ? caller.get(function.functionName()) : caller.post(function.functionName());
    }

    private static List<FunctionTable> functions(Predicate<FunctionTable> which) {
        return Arrays.stream(FunctionTable.values()).filter(which).toList();
    }
}
