package dev.guesthouse.guest;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.role.RoleAssignment;
import dev.guesthouse.session.CodePass;
import dev.guesthouse.session.Session;

/** Keeps people out at somebody's word (IDY-03), and lets them in again. Runs in the caller's transaction. */
@ApplicationScoped
public class Blocking {

    /** The person, locked, and the words as they are kept. */
    private record Read(Person person, String justification) {
    }

    private final Event<StandingChanged> standingChanged;
    private final Event<Unblocked> unblocked;
    private final Audit audit;

    Blocking(Event<StandingChanged> standingChanged, Event<Unblocked> unblocked, Audit audit) {
        this.standingChanged = standingChanged;
        this.unblocked = unblocked;
        this.audit = audit;
    }

    /**
     * Keeps a person from signing in, asking and deciding, at once; stages that waited for them alone ask their fallbacks (POL-06).
     * Of one whose accounts were blocked for want of access it is somebody's word from now on that they are.
     *
     * @param justification may be null
     * @throws Problem invalid-input, forbidden for oneself, last-administrator
     */
    public Person block(PersonRef ref, String justification, Act act) {
        // One after the other, so that two administrators who block each other do not both succeed.
        RoleAssignment.lockAdministrators();
        var read = read(ref, justification);
        var person = read.person();
        if (person.id.equals(act.by().id())) {
            throw new Problem(ProblemType.FORBIDDEN, "Nobody blocks themselves: ask another administrator.");
        }
        RoleAssignment.refuseLastAdministrator(person);
        if (person.state != PersonState.blocked) {
            audit.event(act, "person.blocked", "person", person.id).before(Map.of("state", person.state))
                    .after(Map.of("state", PersonState.blocked)).personal("justification", read.justification()).write();
            person.state = PersonState.blocked;
            // From now on it is somebody's word, which new access does not undo.
            person.blockedWithoutAccess = false;
            Account.follow(List.of(person.id), act.at());
            Session.endAll(person, act.at());
            CodePass.endAll(person.email);
            standingChanged.fire(StandingChanged.of(person, act.at()));
        }
        return person;
    }

    /**
     * Lets a blocked person in again, or one whose accounts were blocked for want of access, and calls a deletion off that was
     * scheduled for want of it; sessions that were ended stay so. Anybody else stays as they are.
     *
     * @param justification may be null
     * @throws Problem invalid-input
     */
    public Person unblock(PersonRef ref, String justification, Act act) {
        var read = read(ref, justification);
        var person = read.person();
        if (person.state == PersonState.blocked || person.blockedWithoutAccess) {
            var before = values(person);
            person.letIn();
            person.state = PersonState.active;
            Account.follow(List.of(person.id), act.at());
            audit.event(act, "person.unblocked", "person", person.id).before(before).after(values(person))
                    .personal("justification", read.justification()).write();
            unblocked.fire(new Unblocked(person, act));
        }
        return person;
    }

    private static Map<String, Object> values(Person person) {
        return Map.of("state", person.state, "blockedWithoutAccess", person.blockedWithoutAccess);
    }

    private static Read read(PersonRef ref, String justification) {
        var fields = new Fields();
        var named = PersonRef.noted(fields, "person", ref);
        var words = fields.justification(justification);
        fields.check();
        return new Read(Person.locked(named.id), words);
    }
}
