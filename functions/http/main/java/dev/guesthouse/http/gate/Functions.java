package dev.guesthouse.http.gate;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.http.answer.Failures;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable.Who;
import dev.guesthouse.http.input.StrictInput;
import dev.guesthouse.http.job.Jobs;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.schema.Schema;
import dev.guesthouse.secret.Secret;
import io.quarkus.arc.Arc;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.funqy.runtime.RequestContextImpl;
import io.quarkus.funqy.runtime.bindings.http.FunqyRequestImpl;
import io.quarkus.funqy.runtime.bindings.http.FunqyResponseImpl;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The one way to the functions, within the process: a function is called by its row of the table, whatever its caller came
 * through. Who may, what the input must be like, the transaction and its repeats are the same for all of them.
 */
@ApplicationScoped
public class Functions {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Schema schema;
    private final StrictInput strictInput;
    private final Caller current;
    private final ObjectMapper json;
    private final Jobs jobs;

    Functions(Schema schema, StrictInput strictInput, Caller current, ObjectMapper json, Jobs jobs) {
        this.schema = schema;
        this.strictInput = strictInput;
        this.current = current;
        this.json = json;
        this.jobs = jobs;
    }

    /** Why the table lets somebody not call a function, unauthenticated or forbidden; empty where they may, which is what to offer them. */
    public Optional<Problem> refusal(FunctionTable function, Identity caller) {
        var name = function.functionName();
        if (caller.actor().kind() == Actor.Kind.machine) {
            return function.who.admitsMachines() && caller.functions().contains(name) ? Optional.empty()
                    : Optional.of(Problem.forbidden("This machine token was not made for %s.", name));
        }
        if (function.who == Who.ANYBODY) {
            return Optional.empty();
        }
        if (caller.actor().kind() == Actor.Kind.nobody) {
            return Optional.of(new Problem(ProblemType.UNAUTHENTICATED, "This is for people who are signed in."));
        }
        var needsAdministrator = function.who == Who.ADMINISTRATOR || function.who == Who.ADMINISTRATOR_IN_PERSON;
        return needsAdministrator && !caller.isAdministrator() ? Optional.of(Problem.forbidden("This is for administrators."))
                : Optional.empty();
    }

    /** As {@link #call(FunctionTable, Identity, Supplier, String)}, where a repeat is a call of its own. */
    public Outcome call(FunctionTable function, Identity caller, ObjectNode input) {
        return call(function, caller, () -> input, null);
    }

    /**
     * Calls a function of this program, outside of any transaction: a change has one of its own, but for those that become one ({@link #together}).
     *
     * @param input the fields that the function takes, as they are in JSON; the values of a read may all be text. Asked for once the
     *        caller is let in: whoever may not call need not know how
     * @param idempotencyKey with which a repeat of this call is answered as the first one was (REQ-05); null for none
     * @throws Problem for every refusal, and where the database is away; any other failure is a fault of the program
     */
    public Outcome call(FunctionTable function, Identity caller, Supplier<ObjectNode> input, String idempotencyKey) {
        schema.refusal().or(() -> refusal(function, caller)).ifPresent(problem -> {
            throw problem;
        });
        var invoker = held(function);
        var type = invoker.getInputType();
        var fields = input.get();
        var key = caller.actor().id() == null ? null : sane(idempotencyKey);
        var hash = key == null ? null : Secret.hash(strictInput.text(fields));
        var shown = TakesBack.class.isAssignableFrom(invoker.getTargetClass()) ? strictInput.shown(fields, type, invoker.getOutputType()) : null;
        if (shown != null) {
            shown.fieldNames().forEachRemaining(fields::remove);
        }
        var read = function.effect == Effect.READ ? strictInput.readText(fields, type) : strictInput.read(fields, type);
        return run(new Call(function, caller, key, hash, shown), invoker, read);
    }

    /**
     * Has several changes become one: all that they do is there, or nothing of it. None of them is a dry run, for nothing of it could be undone alone, and none
     * of them delivers. Where somebody else gets in between, it is not done again, but refused.
     *
     * @param calls of {@link #call}, one after the other
     * @throws Problem the first refusal
     */
    public <T> T together(Supplier<T> calls) {
        return QuarkusTransaction.requiringNew().call(calls::get);
    }

    /** Whether this program holds a function; each does but those that speak to target systems, where programs are deployed one by one. */
    public boolean holds(FunctionTable function) {
        return invoker(function) != null;
    }

    private static FunctionInvoker invoker(FunctionTable function) {
        return FunctionRecorder.registry == null ? null : FunctionRecorder.registry.matchInvoker(function.functionName());
    }

    private static FunctionInvoker held(FunctionTable function) {
        var invoker = invoker(function);
        if (invoker == null) {
            throw new IllegalStateException("This program does not hold the function %s.".formatted(function.functionName()));
        }
        return invoker;
    }

    private static String sane(String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw Problem.invalid("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
        return key;
    }

    /** In a request context of its own, so that a page that calls several functions has as many callers and sees none of them. */
    private Outcome run(Call call, FunctionInvoker invoker, Object input) {
        var contexts = Arc.container().requestContext();
        var around = contexts.getStateIfActive();
        contexts.activate();
        try {
            current.begin(call);
            return jobs.measured(call.function().functionName(), () -> invoke(invoker, input));
        } finally {
            contexts.terminate();
            if (around != null) {
                contexts.activate(around);
            }
        }
    }

    private Outcome invoke(FunctionInvoker invoker, Object input) {
        var type = invoker.hasOutput() ? invoker.getOutputType() : null;
        var response = new FunqyResponseImpl();
        try {
            invoker.invoke(new FunqyRequestImpl(new RequestContextImpl(), input), response);
            return new Outcome(json, type, response.getOutput().await().indefinitely(), current.location(), current.cookies());
        } catch (RuntimeException e) {
            var first = Failures.find(e, Repeated.class);
            if (first.isPresent()) {
                return new Outcome(json, type, first.get());
            }
            throw Failures.problem(e).map(RuntimeException.class::cast).orElse(e);
        }
    }
}
