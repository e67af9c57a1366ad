package dev.guesthouse.people;

import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** Whom to block or let in again, and why. */
public record BlockInput(PersonRef person, String justification) {

    /** What was read of it: the person, locked until the transaction ends, and why, as it is kept. */
    record Read(Person person, String justification) {
    }

    /** @throws Problem naming what is not right */
    Read locked() {
        var fields = new Fields();
        var named = PersonRef.noted(fields, "person", person);
        var why = fields.optionalText("justification", justification, 4000);
        fields.check();
        return new Read(Person.locked(named.id), why);
    }
}
