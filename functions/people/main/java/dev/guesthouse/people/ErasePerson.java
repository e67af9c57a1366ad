package dev.guesthouse.people;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.guest.Departure;
import dev.guesthouse.guest.Erasure;
import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.http.PersonRef;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.RoleAssignment;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
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
    private final Clock clock;
    private final Departure departure;
    private final Erasure erasure;

    ErasePerson(Caller caller, Clock clock, Departure departure, Erasure erasure) {
        this.caller = caller;
        this.clock = clock;
        this.departure = departure;
        this.erasure = erasure;
    }

    @Funq("erase-person")
    @Change(thenDeliver = true)
    public void erasePerson(Input input) {
        var now = clock.instant();
        // One after the other, so that two administrators who erase each other do not both succeed.
        RoleAssignment.lockAdministrators();
        var person = Person.locked(PersonRef.required("person", input.person()).id);
        var administrators = Person.administrators();
        if (administrators.size() == 1 && administrators.get(0).is(person)) {
            throw new Problem(ProblemType.LAST_ADMINISTRATOR, "%s is the last administrator.".formatted(person.label()));
        }
        var email = person.email;
        departure.depart(person, caller.actor(), now);
        erasure.erase(person, email, caller.actor(), now);
    }
}
