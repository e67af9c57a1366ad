package dev.guesthouse.departure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.role.RoleAssignment;
import dev.guesthouse.session.CodePass;
import dev.guesthouse.session.Session;
import dev.guesthouse.session.SignInCode;
import io.quarkus.panache.common.Parameters;

/** Ends all that a person has and does here, and deletes them; what they did stays in the history. Runs in the caller's transaction. */
@ApplicationScoped
public class Departure {

    /**
     * In HQL, when person {@code p} is deleted as things stand (GST-02); null where it is not scheduled, and while something holds it
     * off (GST-06).
     */
    private static final String DELETION = "function('deletion_due', p.id, p.deleteAt, p.withoutAccessSince)";
    /** That it is due; the first part has the index. Nobody's account goes with what the brake holds of them (CON-05). */
    private static final String DUE = "p.deleteAt <= :now and not exists (select 1 from RoleGrant g where g.person = p and g.brake is not null) and " + DELETION
            + " <= :now";

    private final EntityManager database;
    private final Approvals approvals;
    private final Event<StandingChanged> standingChanged;
    private final Expiry expiry;
    private final Audit audit;

    Departure(EntityManager database, Approvals approvals, Event<StandingChanged> standingChanged, Expiry expiry, Audit audit) {
        this.database = database;
        this.approvals = approvals;
        this.standingChanged = standingChanged;
        this.expiry = expiry;
        this.audit = audit;
    }

    /** When those of some people are deleted, as things stand, whose deletion is scheduled and not held off; by their ids. */
    public static Map<UUID, Instant> deletions(Collection<Person> people) {
        // Of most people nothing is scheduled, and nothing is asked.
        var scheduled = people.stream().filter(person -> person.deleteAt != null).toList();
        return scheduled.isEmpty() ? Map.of() : Person.getEntityManager().createQuery("select p.id, cast(" + DELETION + " as Instant) from Person p"
                + " where p in :people", Object[].class).setParameter("people", scheduled).getResultList().stream().filter(row -> row[1] != null)
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }

    /** The longest due of the guests whose deletion was scheduled (GST-02). */
    public List<UUID> due(int limit, Instant now) {
        return Person.find("select p.id from Person p where " + DUE + " order by p.deleteAt, p.id", Parameters.with("now", now)).project(UUID.class)
                .page(0, limit).list();
    }

    /** Deletes a guest whose deletion is due; false where it was called off, held off or done meanwhile. */
    public boolean departIfDue(UUID id, Instant now) {
        // Looked at only with the lock in hand: whoever asks for something, is asked to decide or made a sponsor has it meanwhile.
        Person.lockAgainstAsking(List.of(id));
        var person = Person.<Person>find("from Person p where p.id = :id and " + DUE, Parameters.with("id", id).and("now", now)).firstResultOptional();
        person.ifPresent(it -> depart(it, Act.ofSystem(now)));
        return person.isPresent();
    }

    /** Deletes a person, whom the caller has locked: access ends, open requests are canceled, accounts go where they were made by us. */
    public void depart(Person person, Act act) {
        cancelRequests(person, act);
        expiry.end(Assignment.find("select a.id from Assignment a where a.person = ?1 and a.endedAt is null order by a.id", person)
                .project(UUID.class).list(), EndReason.endedByPerson, null, act);
        database.flush();
        database.refresh(person);
        SignInCode.endAll(person.email, act.at());
        CodePass.endAll(person.email);
        Session.endAll(person, act.at());
        RoleAssignment.delete("person", person);
        // A new version, so that nobody who loaded one of them before writes the manager back.
        Person.update("manager = null, version = version + 1 where manager = ?1", person);
        audit.event(act, "person.deleted", "person", person.id).before(Map.of("state", person.state)).after(Map.of("state", PersonState.deleted))
                .write();
        person.state = PersonState.deleted;
        person.blockedWithoutAccess = false;
        person.keepAccount();
        Account.follow(List.of(person.id), act.at());
        standingChanged.fire(StandingChanged.of(person, act.at()));
        // Only now is seen whoever was just making them one.
        Sponsor.update("removedAt = ?1 where person = ?2 and removedAt is null", act.at(), person);
    }

    private void cancelRequests(Person person, Act act) {
        List<UUID> open = AssignmentRequest.find("select r.id from AssignmentRequest r where r.requestor = ?1 and r.state in ?2 order by r.id", person,
                List.of(RequestState.pendingApproval, RequestState.scheduled)).project(UUID.class).list();
        approvals.cancelWaiting(open, RequestReason.notEligible, act);
    }
}
