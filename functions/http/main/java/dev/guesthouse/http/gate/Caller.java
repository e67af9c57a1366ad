package dev.guesthouse.http.gate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.person.Erasing;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.role.Role;

/** Who calls the function that runs, and what they are to be told beside its answer. */
@RequestScoped
public class Caller {

    private final Clock clock;
    private final List<String> cookies = new ArrayList<>();
    private Call call;
    private String location;
    private boolean undone;

    Caller(Clock clock) {
        this.clock = clock;
    }

    /** What the call does from now on, for flows and the audit; to be asked for once a try. */
    public Act act() {
        return new Act(call.caller().actor(), clock.instant());
    }

    /** Null for machines and for nobody. */
    public UUID personId() {
        return call.caller().personId();
    }

    /** The person, loaded in the transaction that runs; only where a person is signed in. */
    public Person person() {
        return Person.byId(call.caller().personId());
    }

    /** The session that the call came in; null for machines and for nobody. */
    public UUID sessionId() {
        return call.caller().sessionId();
    }

    /** The hash of what the browser asks for codes with (IDY-01); null for none. */
    public byte[] codePass() {
        return call.caller().codePass();
    }

    /** True for a machine token, which was made for just this function. */
    public boolean isMachine() {
        return call.caller().actor().kind() == Actor.Kind.machine;
    }

    public boolean isAdministrator() {
        return call.caller().isAdministrator();
    }

    /** What the person may do in the whole instance, as their call found it; empty for machines and for nobody. */
    public Set<Role> roles() {
        return call.caller().roles();
    }

    /** Makes the answer 201, and says where to read what was made: {@code organization?id=…}. */
    public void created(String function, String field, UUID id) {
        location = "/" + function + "?" + field + "=" + id;
    }

    /**
     * Makes it a dry run where that is wanted: all that the change does is undone, once it has answered what would have come of it.
     *
     * @param wanted null is no
     * @return whether it is one
     */
    public boolean dryRun(Boolean wanted) {
        undone = Boolean.TRUE.equals(wanted);
        return undone;
    }

    /** What something is to be in: what was named, or else in a dry run, which may leave it out as it is not there yet, what is imagined. @param id null for none */
    public UUID orImagined(UUID id, Supplier<UUID> imagined) {
        return undone && id == null ? imagined.get() : id;
    }

    /** Sets a cookie with the answer. */
    public void setCookie(String cookie) {
        cookies.add(cookie);
    }

    void begin(Call call) {
        this.call = call;
    }

    /** Comes before all else of a change. An erasure may have come first, while this call waited (GST-05). @throws Problem unauthenticated */
    void goBesideOthers() {
        if (personId() == null) {
            Erasing.holdOff();
        } else if (!Erasing.holdOff(personId())) {
            throw Problem.signedOut();
        }
    }

    /** The same, where nothing else changes meanwhile. */
    void waitForOthers() {
        Erasing.alone();
        if (personId() != null && Person.count("id = ?1 and state <> ?2", personId(), PersonState.deleted) == 0) {
            throw Problem.signedOut();
        }
    }

    /** What a try made that is undone is nothing to tell of. */
    void beginTry() {
        location = null;
        undone = false;
        cookies.clear();
    }

    Call call() {
        return call;
    }

    boolean isUndone() {
        return undone;
    }

    /** Null where nothing was made, or nothing of it stays. */
    String location() {
        return undone ? null : location;
    }

    List<String> cookies() {
        return List.copyOf(cookies);
    }
}
