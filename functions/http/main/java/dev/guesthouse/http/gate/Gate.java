package dev.guesthouse.http.gate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.http.input.StrictInput;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.schema.Schema;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.funqy.runtime.query.QueryReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Stands before every function: method, origin, media type, who calls and whether they may, and the input, read strictly.
 */
@ApplicationScoped
class Gate {

    /** Behind the body handler and the size limit, before Funqy's own routes, which are numbered from 0 as they come. */
    private static final int ORDER = -1;

    private final Settings settings;
    private final Clock clock;
    private final Schema schema;
    private final Identities identities;
    private final StrictInput input;

    Gate(Settings settings, Clock clock, Schema schema, Identities identities, StrictInput input) {
        this.settings = settings;
        this.clock = clock;
        this.schema = schema;
        this.identities = identities;
        this.input = input;
    }

    void guard(@Observes Router router) {
        if (FunctionRecorder.registry == null) {
            // a program of pages, without any function
            return;
        }
        refuseUnguarded();
        for (var function : FunctionTable.values()) {
            var invoker = FunctionRecorder.registry.matchInvoker(function.functionName());
            if (invoker != null) {
                if (function.effect == FunctionTable.Effect.READ && invoker.hasInput()) {
                    // Funqy's own reader of queries knows beans with setters only; ours makes records.
                    invoker.getBindingContext().put(QueryReader.class.getName(), input.queryReader(invoker.getInputType()));
                }
                router.route("/" + function.functionName()).order(ORDER).blockingHandler(context -> pass(context, function), false);
            }
        }
    }

    /** Funqy serves whatever it finds: what is not in the table would pass by this gate. */
    private static void refuseUnguarded() {
        for (var invoker : FunctionRecorder.registry.invokers()) {
            if (FunctionTable.named(invoker.getName()) == null) {
                throw new IllegalStateException("The function %s is not in the function table: nobody would ask who calls it."
                        .formatted(invoker.getName()));
            }
        }
    }

    @ActivateRequestContext
    void pass(RoutingContext context, FunctionTable function) {
        checkMethod(context, function);
        schema.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        if (function.effect == FunctionTable.Effect.CHANGE) {
            checkOrigin(context);
        }
        var caller = identities.identify(context.request(), clock.instant());
        checkMay(caller, function);
        var body = function.effect == FunctionTable.Effect.READ ? input.ofQuery(context.queryParams()) : input.ofBody(context.body().buffer(), context.request());
        var invoker = FunctionRecorder.registry.matchInvoker(function.functionName());
        input.check(invoker.getInputType(), body, function.effect);
        context.put(Call.KEY, new Call(function, caller.actor(), caller.personId(), caller.roles(), caller.sessionId(),
                key(context, caller.actor()), body.getBytes(StandardCharsets.UTF_8)));
        if (function.effect == FunctionTable.Effect.CHANGE) {
            // Funqy takes no body for a function that takes no input, not even an empty object.
            ((RoutingContextInternal) context).setBody(Buffer.buffer(invoker.hasInput() ? body : ""));
        }
        context.next();
    }

    private static void checkMethod(RoutingContext context, FunctionTable function) {
        var method = function.effect == FunctionTable.Effect.READ ? HttpMethod.GET : HttpMethod.POST;
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

    private static void checkMay(Identities.Identity caller, FunctionTable function) {
        if (caller.actor().kind() == Actor.Kind.machine) {
            if (!function.who.admitsMachines() || !caller.functions().contains(function.functionName())) {
                throw new Problem(ProblemType.FORBIDDEN, "This machine token was not made for %s.".formatted(function.functionName()));
            }
            return;
        }
        if (function.who == FunctionTable.Who.ANYBODY) {
            return;
        }
        if (caller.actor().kind() == Actor.Kind.nobody) {
            throw new Problem(ProblemType.UNAUTHENTICATED, "%s is for people who are signed in.".formatted(function.functionName()));
        }
        var needsAdministrator = Set.of(FunctionTable.Who.ADMINISTRATOR, FunctionTable.Who.ADMINISTRATOR_IN_PERSON).contains(function.who);
        if (needsAdministrator && !caller.isAdministrator()) {
            throw new Problem(ProblemType.FORBIDDEN, "%s is for administrators.".formatted(function.functionName()));
        }
    }

    private static String key(RoutingContext context, Actor actor) {
        var key = context.request().getHeader("Idempotency-Key");
        if (key == null || actor.id() == null) {
            return null;
        }
        if (!key.matches("[\\x21-\\x7E]{1,255}")) {
            throw Problem.invalid("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
        return key;
    }
}
