package dev.guesthouse.http.gate;

import java.time.Clock;
import java.util.concurrent.Callable;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import dev.guesthouse.http.nudge.Nudge;
import io.quarkus.arc.ArcInvocationContext;

/** What {@link Change} says. */
@Change
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class ChangeInterceptor {

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
        Callable<Object> work = () -> {
            caller.beginTry();
            caller.refuseIfGone();
            return change.secret() ? invocation.proceed() : idempotency.once(caller, clock.instant(), invocation::proceed);
        };
        var result = change.alone() ? Retried.alone(work) : Retried.transaction(work);
        if (change.thenDeliver()) {
            nudge.deliver();
        }
        return result;
    }
}
