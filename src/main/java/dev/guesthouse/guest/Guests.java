package dev.guesthouse.guest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.StandingChanged;

/**
 * What becomes of governed guests who lose their last access, and of those who get some again (GST-02); all others stay as
 * they are (GST-03). The person's row is the lock: whoever ends or gives access looks at the rest of it only with that in
 * hand, so that of two endings at once the second sees that nothing is left. Runs in the caller's transaction.
 */
@ApplicationScoped
public class Guests {

    private final EntityManager database;
    private final GuestRules rules;
    private final Audit audit;
    private final Event<StandingChanged> standingChanged;

    Guests(EntityManager database, GuestRules rules, Audit audit, Event<StandingChanged> standingChanged) {
        this.database = database;
        this.rules = rules;
        this.audit = audit;
        this.standingChanged = standingChanged;
    }

    /** Locks the people of assignments, in one order. */
    public void lock(List<UUID> assignments) {
        database.createNativeQuery("SELECT id FROM person WHERE id IN (SELECT person_id FROM assignment WHERE id = ANY(:ids)) ORDER BY id FOR NO KEY UPDATE")
                .setParameter("ids", assignments.toArray(UUID[]::new)).getResultList();
    }

    /**
     * Has the accounts blocked of those people of ended assignments who have nothing left, and writes down when they are deleted
     * (GST-04); what holds that off is looked at only when the time comes (GST-06).
     */
    public void lookAgain(List<UUID> assignments, Instant now) {
        lookAgain("SELECT person_id FROM assignment WHERE id = ANY(:ids)", assignments, now);
    }

    /** As {@link #lookAgain(List, Instant)}, for one person, locked by the caller: one who came under governance too late to lose anything. */
    public void lookAgain(Person person, Instant now) {
        database.flush();
        lookAgain("SELECT id FROM person WHERE id = ANY(:ids)", List.of(person.id), now);
        database.refresh(person);
    }

    /** The same for people who are locked by the caller, who has not loaded them. */
    void lookAgainAt(Collection<UUID> people, Instant now) {
        if (!people.isEmpty()) {
            lookAgain("SELECT id FROM person WHERE id = ANY(:ids)", people, now);
        }
    }

    private void lookAgain(String people, Collection<UUID> ids, Instant now) {
        var deleteAt = rules.deleteAt(now);
        if (!rules.block() && deleteAt == null) {
            return;
        }
        // OFFSET 0: what somebody has is looked up by the person, whatever the planner knows of the table.
        @SuppressWarnings("unchecked")
        List<UUID> left = database.createNativeQuery("""
                WITH without_access AS (
                    UPDATE person p SET blocked_without_access = p.blocked_without_access OR (:block AND p.state <> 'blocked'),
                        delete_at = coalesce(p.delete_at, cast(:deleteAt AS timestamptz)),
                        without_access_since = CASE WHEN coalesce(p.delete_at, cast(:deleteAt AS timestamptz)) IS NOT NULL
                            THEN coalesce(p.without_access_since, :now) END, version = version + 1
                    WHERE p.id IN (%s) AND p.governed AND p.kind = 'guest' AND p.state <> 'deleted'
                    AND ((:block AND p.state <> 'blocked' AND NOT p.blocked_without_access)
                        OR (p.delete_at IS NULL AND cast(:deleteAt AS timestamptz) IS NOT NULL))
                    AND NOT EXISTS (SELECT 1 FROM (SELECT * FROM assignment a WHERE a.person_id = p.id OFFSET 0) a
                        WHERE a.ended_at IS NULL AND (a.end_at IS NULL OR a.end_at > :now))
                    RETURNING p.id, p.blocked_without_access, p.delete_at),
                events AS (
                    INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id, after)
                    SELECT uuid_v7(), :now, 'guest.withoutAccess', 'system', 'person', id,
                        jsonb_build_object('blockedWithoutAccess', blocked_without_access, 'deleteDateTime', delete_at) FROM without_access)
                SELECT id FROM without_access
                """.formatted(people)).setParameter("block", rules.block()).setParameter("deleteAt", deleteAt).setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("now", now).getResultList();
        if (rules.block()) {
            Account.follow(left, now);
            // They sign in still, to ask for themselves; for others they have no say, unless they are sponsors.
            standingChanged.fire(new StandingChanged(left, now));
        }
    }

    /** Has the accounts of a guest unblocked who has access now, locked by the caller, and calls the deletion off; somebody's block stays. */
    public void hasAccess(Person person, Instant now) {
        if (person.letIn()) {
            audit.event(Act.ofSystem(now), "guest.withAccess", "person", person.id)
                    .after(Map.of("blockedWithoutAccess", person.blockedWithoutAccess)).write();
            Account.follow(List.of(person.id), now);
        }
    }
}
