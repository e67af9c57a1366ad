package dev.guesthouse.people;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assigning;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.person.PersonState;
import io.quarkus.funqy.Funq;

/**
 * Lets a blocked person in again, and calls a deletion off that was scheduled for want of access; sessions that were ended
 * stay so, and roles that were not given meanwhile are given. One who is not blocked stays as they are.
 */
@ApplicationScoped
public class UnblockPerson {

    private final Caller caller;
    private final Assigning assignments;
    private final Audit audit;

    UnblockPerson(Caller caller, Assigning assignments, Audit audit) {
        this.caller = caller;
        this.assignments = assignments;
        this.audit = audit;
    }

    @Funq("unblock-person")
    @Change(thenDeliver = true)
    public PersonView unblockPerson(BlockInput input) {
        var act = caller.act();
        var read = input.locked();
        var person = read.person();
        if (person.state == PersonState.blocked) {
            person.letIn();
            person.state = PersonState.active;
            Account.follow(List.of(person.id), act.at());
            audit.event(act, "person.unblocked", "person", person.id).before(Map.of("state", PersonState.blocked))
                    .after(Map.of("state", person.state)).personal("justification", read.justification()).write();
            assignments.deliverAnew(person, act);
        }
        return PersonView.of(person);
    }
}
