package dev.guesthouse.people;

import dev.guesthouse.http.PersonRef;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** Whom to block or let in again, and why. */
public record BlockInput(PersonRef person, String justification) {

    /**
     * The person, locked until the transaction ends.
     *
     * @throws Problem naming what is not right
     */
    Person locked() {
        var fields = new Fields();
        var named = PersonRef.noted(fields, "person", person);
        fields.optionalText("justification", justification, 4000);
        fields.check();
        return Person.locked(named.id);
    }
}
