package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.guest.Blocking;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import io.quarkus.funqy.Funq;

/**
 * Lets a blocked person in again, or one whose accounts are blocked for want of access (GST-02), and calls a deletion off that
 * was scheduled for want of it; sessions that were ended stay so, and roles that were not given meanwhile are given. Anybody
 * else stays as they are.
 */
@ApplicationScoped
public class UnblockPerson {

    private final Caller caller;
    private final Blocking blocking;

    UnblockPerson(Caller caller, Blocking blocking) {
        this.caller = caller;
        this.blocking = blocking;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("unblock-person")
    @Change(thenDeliver = true)
    public PersonView unblockPerson(BlockInput input) {
        return PersonView.of(blocking.unblock(input.person(), input.justification(), caller.act()));
    }
}
