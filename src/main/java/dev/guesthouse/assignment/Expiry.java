package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.guest.Guests;
import dev.guesthouse.person.Person;
import dev.guesthouse.request.RequestReason;

/**
 * Ends assignments: those whose time is over (ASG-03), set by set: any number of callers at once, stopped at any point and run
 * again, end each of them once. Runs in the caller's transaction.
 */
@ApplicationScoped
public class Expiry {

    /**
     * Ends assignments that are locked; what they gave no access yet fails, the one move of a request that a set makes: delivering, fail,
     * deliveryFailed, as the table of moves has it. Their people are told, and those whose time is over are written down as such.
     */
    private static final String END = """
            WITH ended AS (
                UPDATE assignment SET state = 'expired', ended_at = :now, end_reason = :reason, version = version + 1 WHERE id = ANY(:ids)
                RETURNING id, person_id, access_package_id, policy_version_id, request_id, end_at),
            requests AS (
                UPDATE assignment_request r SET state = 'deliveryFailed', reason = :ofRequest, completed_at = :now, version = version + 1
                FROM ended WHERE r.id = ended.request_id AND r.state = 'delivering'),
            events AS (
                INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id, before, after)
                SELECT uuid_v7(), :now, 'assignment.expired', 'system', 'assignment', id, jsonb_build_object('endDateTime', end_at),
                    jsonb_build_object('state', 'expired', 'person', person_id, 'accessPackage', access_package_id)
                FROM ended WHERE :reason = 'timeOver')
            INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
            SELECT uuid_v7(), 'accessEnded', 'assignment:' || ended.id || ':ended', p.email, p.id,
                jsonb_build_object('assignment', ended.id), 'pending', :now, 0, :now
            FROM ended JOIN person p ON p.id = ended.person_id JOIN policy_version v ON v.id = ended.policy_version_id
            WHERE v.notify_requestor AND p.state IN ('invited', 'active')
            ON CONFLICT (cause, person_id) WHERE person_id IS NOT NULL DO NOTHING
            """;

    private final EntityManager database;
    private final Grants grants;
    private final Guests guests;
    private final Audit audit;
    private final Event<AssignmentsEnded> assignmentsEnded;

    Expiry(EntityManager database, Grants grants, Guests guests, Audit audit, Event<AssignmentsEnded> assignmentsEnded) {
        this.database = database;
        this.grants = grants;
        this.guests = guests;
        this.audit = audit;
        this.assignmentsEnded = assignmentsEnded;
    }

    /** What a sweep did: how many it ended, and the end that was the longest ago (null where none). */
    public record Swept(int ended, Instant earliestEnd) {
    }

    /** Ends the longest overdue assignments, at most so many; those that another sweep is ending are left to it. */
    public Swept sweep(int limit, Instant now) {
        @SuppressWarnings("unchecked")
        List<Object[]> due = database.createNativeQuery("""
                SELECT a.id, a.end_at FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.ended_at IS NULL AND a.end_at <= :now
                ORDER BY a.end_at, a.id LIMIT :limit FOR UPDATE OF a SKIP LOCKED FOR NO KEY UPDATE OF p SKIP LOCKED
                """, Object[].class).setParameter("now", now).setParameter("limit", limit).getResultList();
        if (due.isEmpty()) {
            return new Swept(0, null);
        }
        end(due.stream().map(row -> (UUID) row[0]).toList(), EndReason.timeOver, Act.ofSystem(now));
        return new Swept(due.size(), (Instant) due.get(0)[1]);
    }

    /** Ends what would stand in the way of a new assignment though its time is over (REQ-05). */
    public void endOverdue(AccessPackage accessPackage, Person person, Instant now) {
        var overdue = ids("""
                SELECT id FROM assignment WHERE access_package_id = :package AND person_id = :person
                AND ended_at IS NULL AND end_at <= :now FOR UPDATE
                """, "package", accessPackage.id, "person", person.id, "now", now);
        if (!overdue.isEmpty()) {
            guests.lock(overdue);
            end(overdue, EndReason.timeOver, Act.ofSystem(now));
        }
    }

    /** How many are due and not ended. */
    public long remaining(Instant now) {
        return Assignment.count("endedAt is null and endAt <= ?1", now);
    }

    /** When the oldest due and not ended assignment should have ended; null where there is none. */
    public Instant oldestDue(Instant now) {
        return Assignment.find("select min(a.endAt) from Assignment a where a.endedAt is null and a.endAt <= ?1", now).project(Instant.class).firstResult();
    }

    /** When the next one ends after a moment; null where none does. */
    public Instant nextEnd(Instant after) {
        return Assignment.find("select min(a.endAt) from Assignment a where a.endedAt is null and a.endAt > ?1", after).project(Instant.class).firstResult();
    }

    /**
     * Ends assignments before their time, at somebody's word; those that have ended already stay as they are.
     *
     * @param reason why, for everybody
     * @param justification why, in the words of whoever ends it; may be null
     * @return how many it ended
     */
    public int end(List<UUID> assignments, EndReason reason, String justification, Act act) {
        var ids = assignments.isEmpty() ? assignments
                : ids("SELECT id FROM assignment WHERE id = ANY(:ids) AND ended_at IS NULL ORDER BY id FOR UPDATE", "ids", assignments);
        if (!ids.isEmpty()) {
            guests.lock(ids);
            end(ids, reason, act);
            audit.event(act, "assignment.ended", "assignment", null).after(Map.of("reason", reason)).personal("justification", justification)
                    .writeOfEach(ids);
        }
        return ids.size();
    }

    /** Ends assignments that the caller has locked, and after them their people, with everything that follows from it. */
    private void end(List<UUID> ids, EndReason reason, Act act) {
        var now = act.at();
        database.flush();
        // First the grants, locked in one order, and only then who else grants them: two endings at once of two
        // assignments with the same role cannot each see the other alive (ASG-08).
        grants.lock(ids);
        query(END, "ids", ids, "reason", reason.name(), "ofRequest", ofRequest(reason).name(), "now", now).executeUpdate();
        grants.revokeUnlessGranted(ids, reason, act);
        assignmentsEnded.fire(new AssignmentsEnded(ids, act));
        guests.lookAgain(ids, now);
    }

    /** Why a request ends of which nothing was delivered yet. */
    private static RequestReason ofRequest(EndReason reason) {
        return switch (reason) {
            case timeOver -> RequestReason.windowPassed;
            case organizationRemoved -> RequestReason.organizationRemoved;
            case givenBack, endedByPerson -> RequestReason.ended;
        };
    }

    @SuppressWarnings("unchecked")
    private List<UUID> ids(String sql, Object... parameters) {
        return (List<UUID>) query(sql, parameters).getResultList();
    }

    private Query query(String sql, Object... parameters) {
        var query = database.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i += 2) {
            // As one array: they may be more than a statement takes parameters.
            query.setParameter((String) parameters[i], parameters[i + 1] instanceof Collection<?> ids ? ids.toArray(UUID[]::new) : parameters[i + 1]);
        }
        return query;
    }
}
