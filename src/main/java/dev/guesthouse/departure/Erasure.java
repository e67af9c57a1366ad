package dev.guesthouse.departure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.role.RoleAssignment;

/**
 * Ends all that a person has and erases the personal values that are kept of them under any address they have had (GST-05), for
 * good. Audit events stay as they are, and with them the commitments to the values that stood beside them. Runs in the caller's
 * transaction.
 */
@ApplicationScoped
public class Erasure {

    /** Events by a person, about them, and about what they asked for or had, each found by its index; takes {@code :person}. */
    public static final String EVENTS = """
            SELECT e.id FROM audit_event e WHERE e.actor_id = :person
            UNION SELECT e.id FROM audit_event e WHERE e.subject_id = :person
            UNION SELECT e.id FROM audit_event e JOIN assignment_request r ON r.id = e.subject_id WHERE r.requestor_id = :person
            UNION SELECT e.id FROM audit_event e JOIN assignment a ON a.id = e.subject_id WHERE a.person_id = :person
            """;

    private static final String ERASE_MESSAGE = """
            UPDATE message SET recipient = 'erased-' || id || '@%s', facts = '{}', claimed_until = null, next_try_at = null,
                last_error = null, refused_at = null, state = CASE WHEN state = 'sent' THEN 'sent' ELSE 'dropped' END
            WHERE\s""".formatted(Person.ERASED_DOMAIN);
    private static final String WITHOUT_ADDRESS =
            "UPDATE %1$s SET %2$s = regexp_replace(%2$s, address_pattern(:email), '…', 'gi') WHERE names_address(%2$s, :email)";

    private final EntityManager database;
    private final Departure departure;
    private final Audit audit;

    Erasure(EntityManager database, Departure departure, Audit audit) {
        this.database = database;
        this.departure = departure;
        this.audit = audit;
    }

    /**
     * An address of theirs, and until when what is kept under it is about them.
     *
     * @param until null for ever; since then somebody else has the address
     */
    public record Address(String email, Instant until) {
    }

    /**
     * The caller's transaction holds {@link dev.guesthouse.person.Erasing#alone}.
     *
     * @throws Problem invalid-input naming {@code person}, last-administrator
     */
    public void erase(PersonRef ref, Act caller) {
        // Looked at only by one at a time, so that two administrators who erase each other do not both succeed.
        RoleAssignment.lockAdministrators();
        var person = PersonRef.requiredOrDeleted("person", ref);
        var email = person.email;
        // Who erases themselves leaves no trace of where they are.
        var act = person.id.equals(caller.by().id()) ? new Act(new Actor(caller.by().kind(), person.id, null), caller.at()) : caller;
        if (person.state != PersonState.deleted) {
            person = Person.locked(person.id);
            RoleAssignment.refuseLastAdministrator(person);
            departure.depart(person, act);
        }
        eraseValues(person, act);
        // Whoever was deleted and came back is here more than once.
        if (Person.count("email = ?1 and state <> ?2", email, PersonState.deleted) == 0) {
            Person.<Person>list("email", email).forEach(before -> eraseValues(before, act));
        }
    }

    /** The address that somebody has, and all that they had before it. */
    @SuppressWarnings("unchecked")
    public List<Address> addresses(Person person) {
        database.flush();
        return ((List<Object[]>) database.createNativeQuery("""
                SELECT their.email, (SELECT coalesce(their.left_at, p.created_at) FROM person p
                    WHERE p.email = their.email AND p.id <> :person AND p.state <> 'deleted')
                FROM (SELECT email, cast(null AS timestamptz) AS left_at FROM person WHERE id = :person
                    UNION ALL SELECT email, left_at FROM former_address WHERE person_id = :person) their
                ORDER BY their.email
                """, Object[].class).setParameter("person", person.id).getResultList()).stream()
                .map(row -> new Address((String) row[0], (Instant) row[1])).toList();
    }

    private void eraseValues(Person person, Act act) {
        addresses(person).forEach(this::eraseWhatNames);
        of(person, "DELETE FROM person_identity WHERE person_id = :person");
        // What they typed, whoever for: the request of whoever asks, or gives, at that moment.
        of(person, """
                UPDATE assignment_request r SET justification = null WHERE requestor_id = :person OR EXISTS (SELECT 1 FROM audit_event e
                    WHERE e.actor_id = :person AND e.at = r.created_at AND e.subject_id IN (r.id, r.assignment_id))
                """);
        of(person, "DELETE FROM request_answer WHERE request_id IN (SELECT id FROM assignment_request WHERE requestor_id = :person OR asked_by_id = :person)");
        // Answers are kept for a day, and may name anybody, or show what they wrote.
        of(person, """
                DELETE FROM idempotency_key WHERE caller_id = :person OR strpos(answer, cast(:person AS text)) > 0
                    OR EXISTS (SELECT 1 FROM request_stage s WHERE s.decided_by_id = :person AND strpos(answer, cast(s.request_id AS text)) > 0)
                """);
        // What they wrote of others, and others of them.
        of(person, "UPDATE request_stage SET justification = null WHERE decided_by_id = :person"
                + " OR request_id IN (SELECT id FROM assignment_request WHERE requestor_id = :person)");
        of(person, "DELETE FROM approval_link WHERE approver_id = :person");
        of(person, "DELETE FROM session WHERE person_id = :person");
        of(person, "DELETE FROM request_origin WHERE requestor_id = :person");
        of(person, "UPDATE role_grant SET last_error = null WHERE person_id = :person");
        of(person, "UPDATE account SET last_error = null WHERE person_id = :person");
        of(person, "UPDATE drift SET external_id = 'erased-' || id, person_id = null WHERE person_id = :person");
        of(person, "DELETE FROM audit_personal WHERE event_id IN (" + EVENTS + ")");
        of(person, ERASE_MESSAGE + "person_id = :person");
        of(person, "DELETE FROM former_address WHERE person_id = :person");
        person.email = "erased-%s@%s".formatted(person.id, Person.ERASED_DOMAIN);
        person.emailDomain = Person.ERASED_DOMAIN;
        person.displayName = null;
        person.manager = null;
        person.language = null;
        person.unreachableSince = null;
        database.flush();
        audit.event(act, "person.erased", "person", person.id).after(Map.of("state", person.state)).write();
    }

    /** What is kept under an address alone, and what somebody typed who named it: of others' words the address alone goes. */
    private void eraseWhatNames(Address address) {
        of(address, "DELETE FROM sign_in_code WHERE email = :email", "created_at");
        of(address, "DELETE FROM code_pass WHERE email = :email", "expires_at");
        of(address, ERASE_MESSAGE + "recipient = :email", "created_at");
        of(address, "DELETE FROM idempotency_key WHERE names_address(answer, :email)", "created_at");
        of(address, "DELETE FROM audit_personal p USING audit_event e WHERE e.id = p.event_id AND names_address(p.personal, :email)", "e.at");
        of(address, WITHOUT_ADDRESS.formatted("assignment_request", "justification"), "created_at");
        of(address, WITHOUT_ADDRESS.formatted("request_stage", "justification"), "opened_at");
        of(address, WITHOUT_ADDRESS.formatted("request_answer", "value"), "(SELECT r.created_at FROM assignment_request r WHERE r.id = request_id)");
    }

    /** @param moment when a row was written, in SQL */
    private void of(Address address, String sql, String moment) {
        var query = database.createNativeQuery(address.until == null ? sql : sql + " AND " + moment + " <= :until").setParameter("email", address.email);
        if (address.until != null) {
            query.setParameter("until", address.until);
        }
        query.executeUpdate();
    }

    private void of(Person person, String sql) {
        database.createNativeQuery(sql).setParameter("person", person.id).executeUpdate();
    }
}
