package dev.guesthouse.all.openapi;

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
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable.Who;
import dev.guesthouse.http.gate.FunctionTable;
import io.quarkus.funqy.Funq;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Describes the functions that a program holds, while it is built: from their methods, the records these take and answer,
 * and the table of functions. What all have in common stands in META-INF/openapi.yaml.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class FunctionsFilter implements OASFilter {

    private static final DotName FUNQ = DotName.createSimple(Funq.class);
    /** Functions that begin so make something new. */
    private static final Set<String> MAKERS = Set.of("add", "create", "invite", "submit");

    private final IndexView index;

    /** Called by the build with what it knows of the program's classes. */
    public FunctionsFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var schemas = new Schemas(index, document.getComponents());
        var paths = OASFactory.createPaths();
        functions().forEach((function, method) -> {
            var path = OASFactory.createPathItem();
            path.setOperation(function.effect == Effect.READ ? HttpMethod.GET : HttpMethod.POST, operation(function, method, schemas));
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

    private static Operation operation(FunctionTable function, MethodInfo method, Schemas schemas) {
        var operation = OASFactory.createOperation().operationId(method.name()).summary(function.summary)
                .description(mayCall(function.who)).addTag(group(method)).security(security(function.who));
        var input = method.parameterTypes().isEmpty() ? null : method.parameterType(0);
        if (input != null && function.effect == Effect.READ) {
            new QueryParameters(schemas).of(input).forEach(operation::addParameter);
        } else if (input != null) {
            operation.requestBody(OASFactory.createRequestBody().content(json(schemas.input(input))));
        }
        if (function.effect == Effect.CHANGE && function.who != Who.ANYBODY) {
            operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/IdempotencyKey"));
        }
        return operation.responses(responses(function, method.returnType(), schemas));
    }

    private static APIResponses responses(FunctionTable function, Type answer, Schemas schemas) {
        var responses = OASFactory.createAPIResponses();
        if (answer.kind() == Type.Kind.VOID) {
            responses.addAPIResponse("204", OASFactory.createAPIResponse().description("Done"));
        } else {
            responses.addAPIResponse("200", OASFactory.createAPIResponse().description("Done").content(json(schemas.output(answer))));
            if (MAKERS.contains(function.functionName().split("-")[0])) {
                responses.addAPIResponse("201", OASFactory.createAPIResponse().description("Made; `Location` says where to read it")
                        .addHeader("Location", OASFactory.createHeader().schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)))
                        .content(json(schemas.output(answer))));
            }
        }
        return responses.defaultValue(OASFactory.createAPIResponse().ref("#/components/responses/Problem"));
    }

    private static Content json(Schema schema) {
        return OASFactory.createContent().addMediaType("application/json", OASFactory.createMediaType().schema(schema));
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

    /** The module that a function is in: the last part of its package. */
    private static String group(MethodInfo method) {
        var name = method.declaringClass().name().packagePrefix();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
