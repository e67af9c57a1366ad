package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.guest.Enrolment;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import io.quarkus.funqy.Funq;

/** Invites somebody of a partner before any request; such a guest is not governed: nothing here blocks or deletes them (GST-03). */
@ApplicationScoped
public class InviteGuest {

    /**
     * <pre>{@code {"email": "sana@fabrikam.example", "displayName": "Sana Malik", "sendMessage": true}}</pre>
     */
    public record Input(@JsonUnwrapped Enrolment.Guest guest) {
    }

    private final Caller caller;
    private final Enrolment enrolment;

    InviteGuest(Caller caller, Enrolment enrolment) {
        this.caller = caller;
        this.enrolment = enrolment;
    }

    /** @throws dev.guesthouse.problem.Problem person-exists */
    @Funq("invite-guest")
    @Change(thenDeliver = true)
    public PersonView inviteGuest(Input input) {
        var person = enrolment.invite(input.guest(), caller.act());
        caller.created("person", "id", person.id);
        return PersonView.of(person);
    }
}
