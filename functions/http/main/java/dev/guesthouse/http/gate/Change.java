package dev.guesthouse.http.gate;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * A function that changes something: it runs in one transaction, a repeat with the same Idempotency-Key answers the
 * first result (REQ-05), and where somebody else got in between it runs again.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({ METHOD, TYPE })
public @interface Change {

    /** After the commit, messages are sent and grants delivered at once, waiting 2 s at most. */
    @Nonbinding
    boolean thenDeliver() default false;

    /** The answer holds a secret: it is not kept, and a repeat is a call of its own. */
    @Nonbinding
    boolean secret() default false;

    /** Nothing else changes meanwhile: it waits until all that is being changed is, and the others wait for it. For what comes seldom. */
    @Nonbinding
    boolean alone() default false;
}
