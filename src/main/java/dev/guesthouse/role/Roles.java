package dev.guesthouse.role;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** Gives and takes roles (IDY-09); either works at once, for sessions and machine tokens too (IDY-03, IDY-05). Runs in the caller's transaction. */
@ApplicationScoped
public class Roles {

    /**
     * Who is to have a role, or no longer.
     *
     * @param person who is meant
     * @param role {@code administrator}: no other is given or taken so
     */
    public record WantedRole(PersonRef person, Role role) {
    }

    private final Audit audit;

    Roles(Audit audit) {
        this.audit = audit;
    }

    /**
     * Makes a member an administrator; one who is already stays one.
     *
     * @throws Problem invalid-input
     */
    public void grant(WantedRole wanted, Act act) {
        var person = Person.locked(read(wanted).id);
        if (person.kind != PersonKind.member) {
            throw Problem.invalid("person", "is no member of the home organization: only its people run the instance");
        }
        if (!person.isInGoodStanding()) {
            throw Problem.invalid("person", "is %s: let them in again first", person.state);
        }
        if (!RoleAssignment.isAdministrator(person.id)) {
            give(person, wanted.role, act);
        }
    }

    /** Gives somebody a role for the whole instance that they do not have, and writes it down. */
    public void give(Person person, Role role, Act act) {
        RoleAssignment.give(person, role, null, act.at());
        audit.event(act, "role.granted", "person", person.id).after(Map.of("role", role)).personal("email", person.email).write();
    }

    /**
     * Ends somebody's being an administrator; whoever is none stays none.
     *
     * @throws Problem invalid-input, last-administrator
     */
    public void revoke(WantedRole wanted, Act act) {
        // One after the other, so that two administrators who do it to each other do not both succeed.
        RoleAssignment.lockAdministrators();
        var person = Person.locked(read(wanted).id);
        if (RoleAssignment.isAdministrator(person.id)) {
            RoleAssignment.refuseLastAdministrator(person);
            RoleAssignment.take(person, wanted.role);
            audit.event(act, "role.revoked", "person", person.id).before(Map.of("role", wanted.role)).personal("email", person.email).write();
        }
    }

    private static Person read(WantedRole wanted) {
        var fields = new Fields();
        var person = PersonRef.noted(fields, "person", wanted.person);
        if (fields.required("role", wanted.role) != null && wanted.role != Role.administrator) {
            fields.refuse("role", "must be administrator: %s is not given or taken so", wanted.role);
        }
        fields.check();
        return person;
    }
}
