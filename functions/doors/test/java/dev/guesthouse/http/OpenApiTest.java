package dev.guesthouse.http;

import static dev.guesthouse.test.PolicyBody.policy;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;

@QuarkusTest
@DisplayName("GET /openapi describes every function, from the code")
class OpenApiTest extends GuesthouseTest {

    @Test
    @DisplayName("A parser of somebody else's finds nothing to complain about, in JSON and in YAML")
    void isValid() {
        for (var format : Set.of("json", "yaml")) {
            assertThat(new OpenAPIV3Parser().readContents(document(format)).getMessages(), is(empty()));
        }
    }

    @Test
    @DisplayName("Just the functions that are there, each with its method")
    void functions() {
        var there = Arrays.stream(FunctionTable.values()).filter(function -> FunctionRecorder.registry.matchInvoker(function.functionName()) != null)
                .collect(Collectors.toMap(function -> "/" + function.functionName(),
                        function -> Set.of(function.effect == FunctionTable.Effect.READ ? HttpMethod.GET : HttpMethod.POST)));
        assertThat(described().getPaths().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, path -> path.getValue().readOperationsMap().keySet())), is(there));
    }

    @Test
    @DisplayName("A read takes a query, a change a JSON object, and both say what they answer and that they may refuse")
    void inputs() {
        var api = described();
        var people = api.getPaths().get("/people").getGet();
        assertThat(people.getParameters().stream().map(Parameter::getName).collect(Collectors.toSet()),
                is(Set.of("kind", "organizationId", "search", "limit", "after")));
        var add = api.getPaths().get("/add-organization").getPost();
        assertThat(add.getRequestBody().getContent().get("application/json").getSchema().get$ref(), containsString("AddOrganizationInput"));
        assertThat(add.getResponses().keySet(), is(Set.of("201", "400", "401", "403", "404", "409", "413", "415", "422", "500", "503")));
        assertThat(api.getPaths().get("/sign-out").getPost().getResponses().keySet(), is(Set.of("204", "400", "401", "403", "409", "413", "415", "422", "500", "503")));
        assertThat(api.getPaths().get("/send-code").getPost().getSecurity(), is(empty()));
        assertThat(add.getSecurity(), is(not(empty())));
    }

    @Test
    @DisplayName("What functions answer has the fields that are described")
    void answers() {
        var admin = given.admin();
        var api = described();
        var organization = given.fabrikam();
        assertThat(fields(admin.get("organization", "id", organization.id())), is(fields(api, "OrganizationView")));
        assertThat(fields(admin.get("people")), is(fields(api, "PersonViewPage")));
        assertThat(fields(admin.get("whoami")), is(fields(api, "WhoamiAnswer")));
        assertThat(fields(admin.get("package", "id", given.atlasFor(organization).id())), is(fields(api, "PackageView")));
    }

    @Test
    @DisplayName("The fields of a record that is unwrapped stand among those of the one that it is in, in what is taken and what is answered")
    void unwrapped() {
        var api = described();
        var policy = policy(given.accessPackage(given.catalog("Projects"), "Atlas")).forOrganizations(given.fabrikam());
        assertThat(fields(given.admin().post("add-policy", policy.json())), is(fields(api, "ChangedPolicy")));
        var wanted = new TreeSet<>(fields(api, "PolicyView"));
        wanted.removeAll(Set.of("version", "createdDateTime"));
        wanted.add("dryRun");
        assertThat(fields(api, "ChangePolicyInput"), is(without(wanted, "packageId")));
        assertThat(fields(api, "AddPolicyInput"), is(without(wanted, "id")));
    }

    @Test
    @DisplayName("Swagger UI is there, and asks this instance")
    void swaggerUi() {
        given().get("/ui/").then().statusCode(200).contentType("text/html").body(containsString("url: '/openapi'"));
        assertThat(described().getServers().get(0).getUrl(), is("/"));
        assertThat(given().get("/ui/").header("Content-Security-Policy"), startsWith("default-src 'none'; script-src 'self'"));
    }

    private static String document(String format) {
        return given().queryParam("format", format).get("/openapi").then().statusCode(200).extract().asString();
    }

    private static OpenAPI described() {
        return new OpenAPIV3Parser().readContents(document("json")).getOpenAPI();
    }

    private static Set<String> without(Set<String> names, String name) {
        var others = new TreeSet<>(names);
        others.remove(name);
        return others;
    }

    private static Set<String> fields(Answer answer) {
        return new TreeSet<>(answer.ok().<Map<String, Object>>json("$").keySet());
    }

    @SuppressWarnings("unchecked")
    private static Set<String> fields(OpenAPI api, String component) {
        return new TreeSet<>(((Schema<Object>) api.getComponents().getSchemas().get(component)).getProperties().keySet());
    }
}
