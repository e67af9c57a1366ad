package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.guest.Blocking;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import io.quarkus.funqy.Funq;

/** Keeps a person from signing in, asking and deciding, at once (IDY-03); stages that waited for them alone ask their fallbacks (POL-06). */
@ApplicationScoped
public class BlockPerson {

    private final Caller caller;
    private final Blocking blocking;

    BlockPerson(Caller caller, Blocking blocking) {
        this.caller = caller;
        this.blocking = blocking;
    }

    /** @throws dev.guesthouse.problem.Problem last-administrator, not-found */
    @Funq("block-person")
    @Change(thenDeliver = true)
    public PersonView blockPerson(BlockInput input) {
        return PersonView.of(blocking.block(input.person(), input.justification(), caller.act()));
    }
}
