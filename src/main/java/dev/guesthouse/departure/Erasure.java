package dev.guesthouse.departure;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.role.RoleAssignment;

/**
 * Ends all that a person has and erases the personal values that are kept of them (GST-05), for good. Audit events stay as they
 * are, and with them the commitments to the values that stood beside them. Runs in the caller's transaction.
 */
@ApplicationScoped
public class Erasure {

    /** Events by a person, about them, and about what they asked for or had; takes {@code :person}. */
    public static final String EVENTS = """
            SELECT e.id FROM audit_event e WHERE e.actor_id = :person OR e.subject_id = :person
            OR e.subject_id IN (SELECT r.id FROM assignment_request r WHERE r.requestor_id = :person)
            OR e.subject_id IN (SELECT a.id FROM assignment a WHERE a.person_id = :person)
            """;

    private final EntityManager database;
    private final Departure departure;
    private final Audit audit;

    Erasure(EntityManager database, Departure departure, Audit audit) {
        this.database = database;
        this.departure = departure;
        this.audit = audit;
    }

    /** @throws Problem invalid-input naming {@code person}, last-administrator */
    public void erase(PersonRef ref, Act act) {
        // One after the other, so that two administrators who erase each other do not both succeed.
        RoleAssignment.lockAdministrators();
        var person = Person.locked(PersonRef.required("person", ref).id);
        RoleAssignment.refuseLastAdministrator(person);
        var email = person.email;
        departure.depart(person, act);
        eraseValues(person, email, act);
    }

    /** @param email the address that they had last */
    private void eraseValues(Person person, String email, Act act) {
        person.email = "erased-%s@%s".formatted(person.id, Person.ERASED_DOMAIN);
        person.emailDomain = Person.ERASED_DOMAIN;
        person.displayName = null;
        person.manager = null;
        person.language = null;
        person.unreachableSince = null;
        database.flush();
        of(person, "DELETE FROM person_identity WHERE person_id = :person");
        of(person, "UPDATE assignment_request SET justification = null WHERE requestor_id = :person");
        of(person, "DELETE FROM request_answer WHERE request_id IN (SELECT id FROM assignment_request WHERE requestor_id = :person)");
        // What they wrote of others, and others of them.
        of(person, "UPDATE request_stage SET justification = null WHERE decided_by_id = :person"
                + " OR request_id IN (SELECT id FROM assignment_request WHERE requestor_id = :person)");
        of(person, "DELETE FROM approval_link WHERE approver_id = :person");
        of(person, "DELETE FROM session WHERE person_id = :person");
        of(person, "DELETE FROM audit_personal WHERE event_id IN (" + EVENTS + ")");
        database.createNativeQuery("DELETE FROM sign_in_code WHERE email = :email").setParameter("email", email).executeUpdate();
        // Answers are kept for a day, and may name anybody.
        database.createNativeQuery("DELETE FROM idempotency_key WHERE caller_id = :person OR strpos(answer, :email) > 0")
                .setParameter("person", person.id).setParameter("email", email).executeUpdate();
        database.createNativeQuery("""
                UPDATE message SET recipient = 'erased-' || id || '@%s', facts = '{}', claimed_until = null, next_try_at = null,
                    last_error = null, refused_at = null, state = CASE WHEN state = 'sent' THEN 'sent' ELSE 'dropped' END
                WHERE person_id = :person OR recipient = :email
                """.formatted(Person.ERASED_DOMAIN)).setParameter("person", person.id).setParameter("email", email).executeUpdate();
        audit.event(act, "person.erased", "person", person.id).after(Map.of("state", person.state)).write();
    }

    private void of(Person person, String sql) {
        database.createNativeQuery(sql).setParameter("person", person.id).executeUpdate();
    }
}
