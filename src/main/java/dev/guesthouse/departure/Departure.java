package dev.guesthouse.departure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.approval.StageState;
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
     * That person {@code p}'s deletion is due at {@code :now}, and nothing holds it off (GST-06): nothing that they ask for, nobody
     * whom they answer for, nothing that waits for their word.
     */
    private static final String DUE = """
            p.deleteAt <= :now
            and not exists (select 1 from AssignmentRequest r where r.requestor = p and r.state in :open)
            and not exists (select 1 from Sponsor s where s.person = p and s.removedAt is null and s.organization.removedAt is null)
            and not exists (select 1 from StageApprover a where a.person = p and a.stage.state = :asked)
            """;

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

    /** The longest due of the guests whose deletion was scheduled (GST-02). */
    public List<UUID> due(int limit, Instant now) {
        return Person.find("select p.id from Person p where " + DUE + " order by p.deleteAt, p.id", atTime(now)).project(UUID.class)
                .page(0, limit).list();
    }

    /** Deletes a guest whose deletion is due; false where it was called off, held off or done meanwhile. */
    public boolean departIfDue(UUID id, Instant now) {
        // Looked at only with the lock in hand: whoever asks for something has it meanwhile.
        var person = Person.<Person>find("id = ?1 and deleteAt <= ?2", id, now).withLock(LockModeType.PESSIMISTIC_WRITE).<Person>firstResultOptional()
                .filter(found -> Person.count("from Person p where p = :person and " + DUE, atTime(now).and("person", found)) > 0);
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
        Sponsor.update("removedAt = ?1 where person = ?2 and removedAt is null", act.at(), person);
        RoleAssignment.delete("person", person);
        // A new version, so that nobody who loaded one of them before writes the manager back.
        Person.update("manager = null, version = version + 1 where manager = ?1", person);
        audit.event(act, "person.deleted", "person", person.id).before(Map.of("state", person.state)).after(Map.of("state", PersonState.deleted))
                .write();
        person.state = PersonState.deleted;
        person.blockedWithoutAccess = false;
        person.deleteAt = null;
        Account.follow(List.of(person.id), act.at());
        standingChanged.fire(StandingChanged.of(person, act.at()));
    }

    private static Parameters atTime(Instant now) {
        return Parameters.with("now", now).and("open", RequestState.OPEN).and("asked", StageState.open);
    }

    private void cancelRequests(Person person, Act act) {
        List<UUID> open = AssignmentRequest.find("select r.id from AssignmentRequest r where r.requestor = ?1 and r.state in ?2 order by r.id", person,
                List.of(RequestState.pendingApproval, RequestState.scheduled)).project(UUID.class).list();
        approvals.cancelWaiting(open, RequestReason.notEligible, act);
    }
}
