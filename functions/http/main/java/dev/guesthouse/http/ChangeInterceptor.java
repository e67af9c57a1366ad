package dev.guesthouse.http;

import java.time.Clock;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.arc.ArcInvocationContext;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What {@link Change} says. */
@Change
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class ChangeInterceptor {

    private static final int TRIES = 3;

    private final Caller caller;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Nudge nudge;

    ChangeInterceptor(Caller caller, Idempotency idempotency, Clock clock, Nudge nudge) {
        this.caller = caller;
        this.idempotency = idempotency;
        this.clock = clock;
        this.nudge = nudge;
    }

    @AroundInvoke
    Object run(InvocationContext invocation) throws Exception {
        var change = ((ArcInvocationContext) invocation).findIterceptorBinding(Change.class);
        var result = transact(invocation, change, 1);
        if (change.thenDeliver()) {
            nudge.deliver();
        }
        return result;
    }

    private Object transact(InvocationContext invocation, Change change, int attempt) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> change.secret() ? invocation.proceed()
                    : idempotency.once(caller, clock.instant(), invocation::proceed));
        } catch (RuntimeException e) {
            if (!DatabaseFailure.isSomebodyElse(e)) {
                throw e;
            }
            if (attempt == TRIES) {
                throw new Problem(ProblemType.CONCURRENT_CHANGE, "Several callers change this at once; nothing was changed.");
            }
            return transact(invocation, change, attempt + 1);
        }
    }
}
