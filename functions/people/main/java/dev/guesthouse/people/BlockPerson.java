package dev.guesthouse.people;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.role.RoleAssignment;
import dev.guesthouse.session.Session;
import io.quarkus.funqy.Funq;

/** Keeps a person from signing in, asking and deciding, at once (IDY-03); stages that waited for them alone ask their fallbacks (POL-06). */
@ApplicationScoped
public class BlockPerson {

    private final Caller caller;
    private final Event<StandingChanged> standingChanged;
    private final Audit audit;

    BlockPerson(Caller caller, Event<StandingChanged> standingChanged, Audit audit) {
        this.caller = caller;
        this.standingChanged = standingChanged;
        this.audit = audit;
    }

    @Funq("block-person")
    @Change(thenDeliver = true)
    public PersonView blockPerson(BlockInput input) {
        var act = caller.act();
        // One after the other, so that two administrators who block each other do not both succeed.
        RoleAssignment.lockAdministrators();
        var read = input.locked();
        var person = read.person();
        if (person.id.equals(caller.personId())) {
            throw new Problem(ProblemType.FORBIDDEN, "Nobody blocks themselves: ask another administrator.");
        }
        RoleAssignment.refuseLastAdministrator(person);
        if (person.state != PersonState.blocked || person.blockedWithoutAccess) {
            block(person, read.justification(), act);
        }
        return PersonView.of(person);
    }

    private void block(Person person, String justification, Act act) {
        audit.event(act, "person.blocked", "person", person.id).before(Map.of("state", person.state))
                .after(Map.of("state", PersonState.blocked)).personal("justification", justification).write();
        person.state = PersonState.blocked;
        // From now on it is somebody's word, which new access does not undo.
        person.blockedWithoutAccess = false;
        Account.follow(List.of(person.id), act.at());
        Session.endAll(person, act.at());
        standingChanged.fire(StandingChanged.of(person, act.at()));
    }
}
