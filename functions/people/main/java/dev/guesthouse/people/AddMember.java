package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.guest.Enrolment;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import io.quarkus.funqy.Funq;

/** Adds a person of the home organization; an outsider with this address becomes one. */
@ApplicationScoped
public class AddMember {

    /**
     * <pre>{@code {"email": "omar@home.example", "displayName": "Omar Haddad"}}</pre>
     */
    public record Input(@JsonUnwrapped Enrolment.Member member) {
    }

    private final Caller caller;
    private final Enrolment enrolment;

    AddMember(Caller caller, Enrolment enrolment) {
        this.caller = caller;
        this.enrolment = enrolment;
    }

    /** @throws dev.guesthouse.problem.Problem person-exists */
    @Funq("add-member")
    @Change
    public PersonView addMember(Input input) {
        var person = enrolment.add(input.member(), caller.act());
        caller.created("person", "id", person.id);
        return PersonView.of(person);
    }
}
