package dev.guesthouse.http.gate;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.http.nudge.Nudge;
import dev.guesthouse.problem.Fields;
import io.quarkus.arc.ArcInvocationContext;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What {@link Change} says. */
@Change
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class ChangeInterceptor {

    private final Caller caller;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Nudge nudge;
    private final ObjectMapper json;

    ChangeInterceptor(Caller caller, Idempotency idempotency, Clock clock, Nudge nudge, ObjectMapper json) {
        this.caller = caller;
        this.idempotency = idempotency;
        this.clock = clock;
        this.nudge = nudge;
        this.json = json;
    }

    @AroundInvoke
    Object run(InvocationContext invocation) throws Exception {
        var change = ((ArcInvocationContext) invocation).findIterceptorBinding(Change.class);
        var before = before(invocation);
        Callable<Object> work = () -> {
            caller.beginTry();
            return change.secret() ? invocation.proceed() : idempotency.once(caller, clock.instant(), () -> kept(unchanged(before, invocation.proceed())));
        };
        Runnable first = change.alone() ? caller::waitForOthers : caller::goBesideOthers;
        if (QuarkusTransaction.isActive()) {
            // One of several that become one.
            first.run();
            return work.call();
        }
        try {
            var result = Retried.transaction(first, work);
            if (change.thenDeliver()) {
                nudge.deliver();
            }
            return result;
        } catch (Undone undone) {
            return undone.answer;
        }
    }

    /** @throws Undone where it was a dry run; no repeat finds it either */
    private Object kept(Object answer) {
        if (caller.isUndone()) {
            throw new Undone(answer);
        }
        return answer;
    }

    /** What there was before the change of what came back and is not changed by it. */
    @SuppressWarnings("unchecked")
    private JsonNode before(InvocationContext invocation) throws IOException {
        var shown = caller.call().shown();
        return shown == null || shown.isEmpty() ? null
                : tree(QuarkusTransaction.requiringNew().call(() -> ((TakesBack<Object>) invocation.getTarget()).before(invocation.getParameters()[0])));
    }

    /** @throws Problem invalid-input, where something came back as it neither was nor is now, though the function does not change it */
    private Object unchanged(JsonNode before, Object answer) throws IOException {
        if (before != null) {
            var now = tree(answer);
            var fields = new Fields();
            caller.call().shown().properties().stream()
                    .filter(field -> !field.getValue().equals(before.get(field.getKey())) && !field.getValue().equals(now.get(field.getKey())))
                    .forEach(field -> fields.refuse(field.getKey(), "is not changed here: leave it out, or send it as it is"));
            fields.check();
        }
        return answer;
    }

    private JsonNode tree(Object value) throws IOException {
        return json.readTree(json.writeValueAsBytes(value));
    }
}
