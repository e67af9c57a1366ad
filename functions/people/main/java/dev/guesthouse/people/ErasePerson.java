package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.departure.Departure;
import dev.guesthouse.departure.Erasure;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.role.RoleAssignment;
import io.quarkus.funqy.Funq;

/**
 * Ends all that a person has and erases what is kept of them (GST-05), for good: requests, assignments and audit events stay,
 * of somebody without a name. The last administrator cannot be erased.
 */
@ApplicationScoped
public class ErasePerson {

    public record Input(PersonRef person) {
    }

    private final Caller caller;
    private final Departure departure;
    private final Erasure erasure;

    ErasePerson(Caller caller, Departure departure, Erasure erasure) {
        this.caller = caller;
        this.departure = departure;
        this.erasure = erasure;
    }

    @Funq("erase-person")
    @Change(thenDeliver = true)
    public void erasePerson(Input input) {
        var act = caller.act();
        // One after the other, so that two administrators who erase each other do not both succeed.
        RoleAssignment.lockAdministrators();
        var person = Person.locked(PersonRef.required("person", input.person()).id);
        RoleAssignment.refuseLastAdministrator(person);
        var email = person.email;
        departure.depart(person, act);
        erasure.erase(person, email, act);
    }
}
