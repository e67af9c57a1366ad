package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.departure.Erasure;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.person.PersonRef;
import io.quarkus.funqy.Funq;

/**
 * Ends all that a person has and erases what is kept of them under any address they have had (GST-05), for good: requests,
 * assignments and audit events stay, of somebody without a name. Somebody who was deleted can still be erased; the last
 * administrator cannot.
 */
@ApplicationScoped
public class ErasePerson {

    /**
     * <pre>{@code {"person": {"email": "pia@eu.fabrikam.example"}}}</pre>
     *
     * @param person who is meant
     */
    public record Input(PersonRef person) {
    }

    private final Caller caller;
    private final Erasure erasure;

    ErasePerson(Caller caller, Erasure erasure) {
        this.caller = caller;
        this.erasure = erasure;
    }

    /** @throws dev.guesthouse.problem.Problem last-administrator, not-found */
    @Funq("erase-person")
    @Change(thenDeliver = true, alone = true)
    public void erasePerson(Input input) {
        erasure.erase(input.person(), caller.act());
    }
}
