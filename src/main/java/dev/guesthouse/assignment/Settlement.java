package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.assignment.AssignmentState.Event;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.request.RequestMove;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;

/** Says of assignments in delivery how they came out, once none of their grants is under way (ASG-01). Runs in the caller's transaction. */
@ApplicationScoped
public class Settlement {

    /**
     * Assignments none of whose grants is under way. A grant that is claimed is: what it holds may be about to be taken away, and given again
     * after that.
     */
    private static final String READY = """
            FROM assignment a
            WHERE a.state = 'delivering' AND a.ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM access_package_role r
                LEFT JOIN role_grant g ON g.person_id = a.person_id AND g.resource_role_id = r.resource_role_id
                WHERE r.access_package_id = a.access_package_id
                AND NOT coalesce((g.held OR g.next_try_at IS NULL) AND coalesce(g.claimed_until <= :now, true), false))
            """;

    private final EntityManager database;

    Settlement(EntityManager database) {
        this.database = database;
    }

    /**
     * What settling did.
     *
     * @param assignments of how many it is known now how they came out
     * @param told how many of their holders are to be told
     */
    public record Settled(int assignments, int told) {
    }

    /**
     * How one came out.
     *
     * @param roles that its package gives, as far as they were ever wanted
     * @param held those that the target system has confirmed
     * @param outsiderOf the domain of a holder who has no account yet; null for all others
     */
    private record Found(UUID assignment, UUID request, long roles, long held, String outsiderOf) {

        private Event event() {
            return held == roles ? Event.complete : held > 0 ? Event.completePartly : Event.fail;
        }
    }

    /** Whether there is anything to settle; somebody may be at it already. Needs no transaction. */
    public boolean isDue(Instant now) {
        return (boolean) database.createNativeQuery("SELECT EXISTS (SELECT 1 " + READY + ")").setParameter("now", now).getSingleResult();
    }

    /** Settles at most so many assignments. Those that somebody else works on are left to them. */
    public Settled settle(int limit, Instant now) {
        @SuppressWarnings("unchecked")
        List<UUID> ready = database.createNativeQuery("SELECT a.id " + READY
                + "ORDER BY a.start_at, a.id LIMIT :limit FOR UPDATE SKIP LOCKED").setParameter("now", now).setParameter("limit", limit).getResultList();
        if (ready.isEmpty()) {
            return new Settled(0, 0);
        }
        var found = find(ready);
        found.stream().collect(Collectors.groupingBy(Found::event)).forEach((event, same) -> settle(event, same, now));
        return new Settled(ready.size(), tell(found.stream().filter(each -> each.held > 0).toList(), now));
    }

    @SuppressWarnings("unchecked")
    private List<Found> find(List<UUID> assignments) {
        return ((List<Object[]>) database.createNativeQuery("""
                SELECT a.id, a.request_id, count(g.id), count(g.id) FILTER (WHERE g.held), max(CASE WHEN p.kind = 'outsider' THEN p.email_domain END)
                FROM assignment a JOIN person p ON p.id = a.person_id LEFT JOIN access_package_role r ON r.access_package_id = a.access_package_id
                LEFT JOIN role_grant g ON g.person_id = a.person_id AND g.resource_role_id = r.resource_role_id
                WHERE a.id = ANY(:ids) GROUP BY a.id
                """, Object[].class).setParameter("ids", assignments.toArray(UUID[]::new)).getResultList()).stream()
                .map(row -> new Found((UUID) row[0], (UUID) row[1], (long) row[2], (long) row[3], (String) row[4])).toList();
    }

    /** Moves those that came out the same along the tables of moves, and the requests that they came from with them. */
    private void settle(Event event, List<Found> found, Instant now) {
        var state = AssignmentState.delivering.after(event).orElseThrow();
        var ofRequest = RequestMove.of(RequestState.delivering, event.ofRequest).orElseThrow();
        var ids = ids(found, Found::assignment);
        database.createNativeQuery("UPDATE assignment SET state = :state, version = version + 1 WHERE id = ANY(:ids)")
                .setParameter("state", state.name()).setParameter("ids", ids).executeUpdate();
        var blocked = found.stream().filter(each -> each.outsiderOf != null && !DomainList.allows(each.outsiderOf)).toList();
        database.createNativeQuery("""
                UPDATE assignment_request SET state = :state, completed_at = :now, version = version + 1,
                    reason = CASE WHEN id = ANY(:blocked) THEN :domainBlocked ELSE reason END
                WHERE id = ANY(:ids) AND state = 'delivering'
                """).setParameter("state", ofRequest.name()).setParameter("now", now).setParameter("blocked", ids(blocked, Found::request))
                .setParameter("domainBlocked", RequestReason.domainBlocked.name()).setParameter("ids", ids(found, Found::request)).executeUpdate();
        database.createNativeQuery("""
                INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id, after)
                SELECT uuid_v7(), :now, 'assignment.' || :state, 'system', 'assignment', id,
                    jsonb_build_object('state', cast(:state AS text), 'roles', roles, 'held', held)
                FROM unnest(cast(:ids AS uuid[]), cast(:roles AS bigint[]), cast(:held AS bigint[])) settled (id, roles, held)
                """).setParameter("now", now).setParameter("state", state.name()).setParameter("ids", ids)
                .setParameter("roles", found.stream().map(Found::roles).toArray(Long[]::new))
                .setParameter("held", found.stream().map(Found::held).toArray(Long[]::new)).executeUpdate();
    }

    /** Tells the holders what they have now, unless their policy has nobody told; answers how many. */
    private int tell(List<Found> given, Instant now) {
        return given.isEmpty() ? 0 : database.createNativeQuery("""
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
                SELECT uuid_v7(), 'accessGiven', 'assignment:' || a.id || ':given', p.email, p.id, jsonb_build_object('assignment', a.id),
                    'pending', :now, 0, :now
                FROM assignment a JOIN person p ON p.id = a.person_id JOIN policy_version v ON v.id = a.policy_version_id
                WHERE a.id = ANY(:ids) AND v.notify_requestor AND p.state IN ('invited', 'active')
                ON CONFLICT (cause, person_id) WHERE person_id IS NOT NULL DO NOTHING
                """).setParameter("ids", ids(given, Found::assignment)).setParameter("now", now).executeUpdate();
    }

    private static UUID[] ids(List<Found> found, Function<Found, UUID> id) {
        return found.stream().map(id).toArray(UUID[]::new);
    }
}
