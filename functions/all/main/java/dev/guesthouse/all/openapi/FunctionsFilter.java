package dev.guesthouse.all.openapi;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable.Who;
import dev.guesthouse.http.gate.FunctionTable;
import io.quarkus.funqy.Funq;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Describes the functions that a program holds, while it is built: from their methods, the records these take and answer,
 * the docstrings of both, and the table of functions. What all have in common stands in META-INF/openapi.yaml.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class FunctionsFilter implements OASFilter {

    private static final DotName FUNQ = DotName.createSimple(Funq.class);
    /** Those that make something which can be read at a place of its own, and answer where. */
    private static final Set<FunctionTable> MAKERS = EnumSet.of(FunctionTable.ADD_ORGANIZATION, FunctionTable.ADD_MEMBER, FunctionTable.INVITE_GUEST,
            FunctionTable.CREATE_CATALOG, FunctionTable.ADD_RESOURCES, FunctionTable.ADD_CONNECTOR, FunctionTable.CREATE_PACKAGE, FunctionTable.ADD_POLICY,
            FunctionTable.SUBMIT_REQUEST, FunctionTable.EXTEND_ACCESS, FunctionTable.ASSIGN_ACCESS);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final IndexView index;
    private final Said said = new Said();

    /** Called by the build with what it knows of the program's classes. */
    public FunctionsFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var schemas = new Schemas(index, document.getComponents(), said);
        var refusals = new Refusals(document.getComponents());
        var paths = OASFactory.createPaths();
        functions().forEach((function, method) -> {
            var path = OASFactory.createPathItem();
            path.setOperation(function.effect == Effect.READ ? HttpMethod.GET : HttpMethod.POST, operation(function, method, schemas, refusals));
            paths.addPathItem("/" + function.functionName(), path);
        });
        document.setPaths(paths);
    }

    /** In the order of the table. */
    private Map<FunctionTable, MethodInfo> functions() {
        var functions = new TreeMap<FunctionTable, MethodInfo>();
        for (var funq : index.getAnnotations(FUNQ)) {
            var function = FunctionTable.named(funq.value().asString());
            if (function != null) {
                functions.put(function, funq.target().asMethod());
            }
        }
        return functions;
    }

    private Operation operation(FunctionTable function, MethodInfo method, Schemas schemas, Refusals refusals) {
        var type = method.declaringClass().name();
        var operation = OASFactory.createOperation().operationId(method.name()).summary(function.summary)
                .description(said.of(type, "(text)") + " " + mayCall(function.who)).addTag(group(method)).security(security(function.who));
        var input = method.parameterTypes().isEmpty() ? null : method.parameterType(0);
        if (input != null && function.effect == Effect.READ) {
            new QueryParameters(schemas).of(input).forEach(operation::addParameter);
        } else if (input != null) {
            operation.requestBody(body(input, schemas));
        }
        if (function.effect == Effect.CHANGE && function.who != Who.ANYBODY) {
            operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/IdempotencyKey"));
        }
        var responses = answer(function, method.returnType(), schemas);
        if (input != null && MAKERS.contains(function) && schemas.componentsOf(input).stream().anyMatch(component -> component.name().equals("dryRun"))) {
            responses.addAPIResponse("200", OASFactory.createAPIResponse().description("Tried by a dry run: nothing was made")
                    .content(json(schemas.output(method.returnType()), null)));
        }
        refusals.add(responses, function, said.of(type, "(problems)"));
        return operation.responses(responses);
    }

    private RequestBody body(Type input, Schemas schemas) {
        var example = said.of(input.name(), "(example)");
        var hasDefaults = schemas.componentsOf(input).stream().allMatch(component -> schemas.input(component).getDefaultValue() != null);
        return OASFactory.createRequestBody().required(!hasDefaults)
                .content(json(schemas.input(input), example.isEmpty() ? null : parsed(example)));
    }

    private static Object parsed(String example) {
        try {
            return JSON.readValue(example, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An example in a docstring is not JSON: " + example, e);
        }
    }

    private static APIResponses answer(FunctionTable function, Type answer, Schemas schemas) {
        var responses = OASFactory.createAPIResponses();
        if (answer.kind() == Type.Kind.VOID) {
            return responses.addAPIResponse("204", OASFactory.createAPIResponse().description("Done"));
        }
        var content = json(schemas.output(answer), null);
        if (MAKERS.contains(function)) {
            return responses.addAPIResponse("201", OASFactory.createAPIResponse().description("Made; `Location` says where to read it").content(content)
                    .addHeader("Location", OASFactory.createHeader().description("The path of the read that shows it, such as `/request?id=…`")
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING).format("uri-reference"))));
        }
        return responses.addAPIResponse("200", OASFactory.createAPIResponse().description("Done").content(content));
    }

    private static Content json(Schema schema, Object example) {
        return OASFactory.createContent().addMediaType("application/json", OASFactory.createMediaType().schema(schema).example(example));
    }

    private static String mayCall(Who who) {
        return switch (who) {
            case ANYBODY -> "For anybody.";
            case PERSON -> "For people who are signed in.";
            case PERSON_OR_MACHINE -> "For people who are signed in, and for machine tokens made for it.";
            case ADMINISTRATOR -> "For administrators, and for machine tokens made for it.";
            case ADMINISTRATOR_IN_PERSON -> "For administrators.";
        };
    }

    private static List<SecurityRequirement> security(Who who) {
        return who == Who.ANYBODY ? List.of()
                : List.of(OASFactory.createSecurityRequirement().addScheme("token"), OASFactory.createSecurityRequirement().addScheme("cookie"));
    }

    /** The module that a function is in, as its package says. */
    private static String group(MethodInfo method) {
        return method.declaringClass().name().packagePrefix().split("\\.")[2];
    }
}
