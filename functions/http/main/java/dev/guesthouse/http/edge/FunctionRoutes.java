package dev.guesthouse.http.edge;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.Functions;
import dev.guesthouse.http.gate.Outcome;
import dev.guesthouse.http.input.StrictInput;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.schema.Schema;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The functions as JSON over HTTP, each at its name: method, origin, who calls and the media type are looked at here, and
 * all else by {@link Functions}.
 */
@ApplicationScoped
class FunctionRoutes {

    /** Behind the body handler and the size limit, before Funqy's own routes, which are numbered from 0 as they come. */
    private static final int ORDER = -1;

    private final Settings settings;
    private final Schema schema;
    private final Identities identities;
    private final StrictInput input;
    private final Functions functions;

    FunctionRoutes(Settings settings, Schema schema, Identities identities, StrictInput input, Functions functions) {
        this.settings = settings;
        this.schema = schema;
        this.identities = identities;
        this.input = input;
        this.functions = functions;
    }

    void open(@Observes Router router) {
        if (FunctionRecorder.registry == null) {
            // a program of pages, without any function
            return;
        }
        for (var invoker : FunctionRecorder.registry.invokers()) {
            var function = FunctionTable.named(invoker.getName());
            if (function == null) {
                // Funqy would serve it all the same.
                throw new IllegalStateException("The function %s is not in the function table: nobody would ask who calls it."
                        .formatted(invoker.getName()));
            }
            router.route("/" + function.functionName()).order(ORDER).blockingHandler(context -> answer(context, function), false);
        }
    }

    private void answer(RoutingContext context, FunctionTable function) {
        if (!("/" + function.functionName()).equals(context.request().path())) {
            // Another way to write it; Funqy knows just the one.
            context.next();
            return;
        }
        checkMethod(context, function);
        // Before anybody is looked for in tables that may not be there.
        schema.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        if (function.effect == Effect.CHANGE) {
            checkOrigin(context);
        }
        var caller = identities.identify(context.request());
        write(context, functions.call(function, caller, () -> function.effect == Effect.READ ? input.object(context.queryParams()) : body(context),
                context.request().getHeader("Idempotency-Key")));
    }

    private static void checkMethod(RoutingContext context, FunctionTable function) {
        var method = function.effect == Effect.READ ? HttpMethod.GET : HttpMethod.POST;
        if (context.request().method() != method) {
            context.response().putHeader("Allow", method.name());
            throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "%s takes %s.".formatted(function.functionName(), method));
        }
    }

    /** A page of another site must not change anything with the visitor's cookie (IDY-04). */
    private void checkOrigin(RoutingContext context) {
        var origin = context.request().getHeader("Origin");
        var ours = origin(settings.url());
        if ("cross-site".equals(context.request().getHeader("Sec-Fetch-Site")) || (origin != null && !origin.equalsIgnoreCase(ours))) {
            throw new Problem(ProblemType.FOREIGN_ORIGIN, "Changes are taken from pages at %s only.".formatted(ours));
        }
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** The JSON object that was sent; nothing at all is an empty one. */
    private ObjectNode body(RoutingContext context) {
        var type = context.request().getHeader("Content-Type");
        var body = context.body().buffer();
        // A multipart body is taken apart on its way here, and looks empty.
        var isMultipart = type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
        if (!isMultipart && (body == null || body.length() == 0)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (type == null || !type.matches("(?i)application/json *(; *charset=\"?utf-8\"?)?")) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
        }
        return input.object(body.getBytes());
    }

    private static void write(RoutingContext context, Outcome outcome) {
        var response = context.response();
        response.headers().add("Set-Cookie", outcome.cookies());
        if (outcome.location() != null) {
            response.putHeader("Location", outcome.location());
        }
        var json = outcome.json();
        if (json == null) {
            response.setStatusCode(outcome.location() == null ? 204 : 201).end();
        } else {
            response.setStatusCode(outcome.location() == null ? 200 : 201).putHeader("Content-Type", "application/json").end(json);
        }
    }
}
