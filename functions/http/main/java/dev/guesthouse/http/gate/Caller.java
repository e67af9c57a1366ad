package dev.guesthouse.http.gate;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.http.answer.Answers;
import dev.guesthouse.person.Person;
import dev.guesthouse.role.Role;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** Who calls the function that runs, as the gate found out. */
@RequestScoped
public class Caller {

    private final RoutingContext context;
    private final Call call;
    private final Clock clock;

    Caller(CurrentVertxRequest current, Clock clock) {
        this.clock = clock;
        context = current.getCurrent();
        call = context.get(Call.KEY);
    }

    /** What the call does from now on, for flows and the audit; to be asked for once a try. */
    public Act act() {
        return new Act(call.actor(), clock.instant());
    }

    /** Null for machines and for nobody. */
    public UUID personId() {
        return call.personId();
    }

    /** The person, loaded in the transaction that runs; only where a person is signed in. */
    public Person person() {
        return Person.byId(call.personId());
    }

    /** The session that the call came in; null for machines and for nobody. */
    public UUID sessionId() {
        return call.sessionId();
    }

    /** True for a machine token, which was made for just this function. */
    public boolean isMachine() {
        return call.actor().kind() == Actor.Kind.machine;
    }

    public boolean isAdministrator() {
        return call.roles().contains(Role.administrator);
    }

    /** Makes the answer 201, and says where to read what was made: {@code organization?id=…}. */
    public void created(String function, String field, UUID id) {
        Answers.created(context, "/" + function + "?" + field + "=" + id);
    }

    /** Sets a cookie with the answer. */
    public void setCookie(String cookie) {
        context.response().headers().add("Set-Cookie", cookie);
    }

    Call call() {
        return call;
    }

    RoutingContext context() {
        return context;
    }
}
