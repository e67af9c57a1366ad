package dev.guesthouse.http.edge;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.Functions;
import dev.guesthouse.http.gate.Identity;
import dev.guesthouse.http.gate.Outcome;
import dev.guesthouse.http.input.StrictInput;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.schema.Schema;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The functions as JSON over HTTP, each at its name: method, origin, who calls, the size of the body and the media type are
 * looked at here, and all else by {@link Functions}.
 */
@ApplicationScoped
class FunctionRoutes {

    /** Behind what looks at every call; before Quarkus' body handler, which has the same number and comes later, and would read what nobody may send. */
    private static final int ORDER = Integer.MIN_VALUE + 1;
    private static final Pattern JSON = Pattern.compile("(?i)application/json *(; *charset=\"?utf-8\"?)?");

    private final Schema schema;
    private final Origin origin;
    private final Identities identities;
    private final Bodies bodies;
    private final StrictInput input;
    private final Functions functions;
    private final boolean areServed;

    /** @param areServed false in a program that holds functions for its pages alone */
    FunctionRoutes(Schema schema, Origin origin, Identities identities, Bodies bodies, StrictInput input, Functions functions,
            @ConfigProperty(name = "functions.over-http", defaultValue = "true") boolean areServed) {
        this.schema = schema;
        this.origin = origin;
        this.identities = identities;
        this.bodies = bodies;
        this.input = input;
        this.functions = functions;
        this.areServed = areServed;
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
            router.route("/" + function.functionName()).order(ORDER).handler(context -> {
                if (areServed) {
                    take(context, function);
                } else {
                    // Funqy would serve it all the same.
                    context.fail(404);
                }
            });
        }
    }

    private void take(RoutingContext context, FunctionTable function) {
        if (!("/" + function.functionName()).equals(context.request().path())) {
            // Another way to write it; Funqy knows just the one.
            context.next();
            return;
        }
        checkMethod(context, function);
        var current = context.vertx().getOrCreateContext();
        (function.effect == Effect.READ ? Future.succeededFuture(Buffer.buffer()) : bodies.take(context, function.size.bytes, () -> admitted(context, function)))
                .compose(body -> current.executeBlocking(() -> answer(context, function, body), false)).onFailure(context::fail);
    }

    private Void answer(RoutingContext context, FunctionTable function, Buffer body) {
        // Asked anew of whoever was looked at before their body came: it may have taken long (IDY-03).
        var caller = admitted(context, function);
        write(context, functions.call(function, caller, () -> function.effect == Effect.READ ? input.object(context.queryParams()) : object(context, body),
                context.request().getHeader("Idempotency-Key")));
        return null;
    }

    /** Who calls, if they may. */
    private Identity admitted(RoutingContext context, FunctionTable function) {
        // Before anybody is looked for in tables that may not be there.
        schema.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        if (function.effect == Effect.CHANGE) {
            origin.checkNotForeign(context.request());
        }
        var caller = identities.identify(context.request());
        functions.refusal(function, caller).ifPresent(refusal -> {
            throw refusal;
        });
        return caller;
    }

    private static void checkMethod(RoutingContext context, FunctionTable function) {
        var method = function.effect == Effect.READ ? HttpMethod.GET : HttpMethod.POST;
        if (context.request().method() != method) {
            context.response().putHeader("Allow", method.name());
            throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "%s takes %s.", function.functionName(), method);
        }
    }

    /** The JSON object that was sent; nothing at all is an empty one. */
    private ObjectNode object(RoutingContext context, Buffer body) {
        if (body.length() == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        var type = context.request().getHeader("Content-Type");
        if (type == null || !JSON.matcher(type).matches()) {
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
