package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;

import dev.guesthouse.connector.Connector;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Where the comparison of a target system with what is wanted of it stands (ASG-07). A round goes through the roles that packages give or people
 * have, one after the other, and reads who has each page by page; whoever comes next goes on there, so that several at once share the work, and
 * what a crash leaves is taken up. What was given or taken since a role was begun is left out of the comparison, as it may be seen either way.
 * Methods run in the caller's transaction.
 */
@Entity
public class Reconciliation extends PanacheEntityBase {

    /** Of {@code :connector}, after {@code :after}: what packages give, what people have, and what did not agree before; each looked up by the role. */
    private static final String NEXT_ROLE = """
            SELECT r.id, s.origin_id, r.name FROM resource_role r JOIN resource s ON s.id = r.resource_id
            WHERE s.connector_id = :connector AND r.id > :after AND ((SELECT 1 FROM access_package_role x WHERE x.resource_role_id = r.id LIMIT 1) IS NOT NULL
                OR (SELECT 1 FROM role_grant g WHERE g.connector_id = :connector AND g.resource_role_id = r.id AND g.held LIMIT 1) IS NOT NULL
                OR (SELECT 1 FROM drift d WHERE d.resource_role_id = r.id AND d.gone_at IS NULL LIMIT 1) IS NOT NULL)
            ORDER BY r.id LIMIT 1
            """;
    private static final String ROLE = "SELECT r.id, s.origin_id, r.name FROM resource_role r JOIN resource s ON s.id = r.resource_id WHERE r.id = :role";
    private static final UUID FIRST = new UUID(0, 0);
    /** Grants {@code g} with their account {@code a} that the target system has confirmed, and nobody has touched since the role was begun. */
    private static final String CONFIRMED = """
            role_grant g JOIN account a ON a.person_id = g.person_id AND a.connector_id = g.connector_id
            WHERE g.connector_id = :connector AND g.resource_role_id = :role AND g.held AND g.wanted
            AND coalesce(g.next_try_at < :since, true) AND coalesce(g.claimed_until <= :now, true)
            """;
    private static final String NOT_SHOWN = CONFIRMED
            + "AND NOT EXISTS (SELECT 1 FROM read_holder h WHERE h.connector_id = :connector AND h.external_id = a.external_id)";
    /** Who is shown, as {@code h}, with their grant {@code g} where they have one. */
    private static final String SHOWN = """
            read_holder h LEFT JOIN account a ON a.connector_id = h.connector_id AND a.external_id = h.external_id
            LEFT JOIN role_grant g ON g.person_id = a.person_id AND g.resource_role_id = :role WHERE h.connector_id = :connector
            """;
    private static final String IS_GRANTED = "coalesce(g.wanted OR g.held OR g.claimed_until > :now OR g.next_try_at >= :since, false)";

    @Id
    public UUID connectorId;
    /** Of the round under way; null where none is. */
    public Instant begunAt;
    /** The role that was looked at last in this round; null before the first. */
    public UUID resourceRoleId;
    /** Since when it is read; null once it is compared. */
    public Instant readingSince;
    /** Where the target system goes on; null for its beginning. */
    public String next;
    /** When the last round came to its end; null before that. */
    public Instant finishedAt;
    /** Whether the target system could say who has a role, when it was last asked. */
    public boolean readable = true;

    /**
     * A page to be read: who has a role.
     *
     * @param since when its first page was begun
     * @param next where the target system goes on; null for the beginning
     */
    public record Reading(Connector connector, UUID roleId, String originId, String role, Instant since, String next) {
    }

    /**
     * What a comparison came to.
     *
     * @param lost roles that are given again
     * @param again roles that are taken away once more
     * @param found roles that nobody granted, and that were not known before
     */
    public record Compared(int lost, int again, int found) {
    }

    /** How far a connector's is; empty where none ever began. */
    public static Optional<Reconciliation> of(Connector connector) {
        return findByIdOptional(connector.id);
    }

    /** Begins a round, unless one is under way; answers when it began. */
    public static Instant begin(Connector connector, Instant now) {
        getEntityManager().createNativeQuery("""
                INSERT INTO reconciliation AS r (connector_id, begun_at) VALUES (:connector, :now)
                ON CONFLICT (connector_id) DO UPDATE SET begun_at = coalesce(r.begun_at, excluded.begun_at)
                """).setParameter("connector", connector.id).setParameter("now", now).executeUpdate();
        return locked(connector).begunAt;
    }

    /** The next page of a round; empty where that has come to its end. */
    public static Optional<Reading> next(Connector connector, Instant round, Instant now) {
        var where = locked(connector);
        if (!round.equals(where.begunAt)) {
            return Optional.empty();
        }
        var row = where.readingSince != null ? one(ROLE, "role", where.resourceRoleId)
                : one(NEXT_ROLE, "connector", connector.id, "after", where.resourceRoleId == null ? FIRST : where.resourceRoleId);
        if (row == null) {
            where.end(now);
            return Optional.empty();
        }
        if (where.readingSince == null) {
            where.resourceRoleId = (UUID) row[0];
            where.readingSince = now;
            where.next = null;
            run("DELETE FROM read_holder WHERE connector_id = :connector", "connector", connector.id);
        }
        return Optional.of(new Reading(connector, where.resourceRoleId, (String) row[1], (String) row[2], where.readingSince, where.next));
    }

    /**
     * Keeps a page.
     *
     * @param next where the target system goes on; null where this was the last
     * @return false where somebody else has kept it meanwhile, and nothing is left to be done
     */
    public static boolean keep(Reading reading, List<String> accounts, String next) {
        var where = locked(reading.connector);
        if (!where.isAt(reading)) {
            return false;
        }
        run("INSERT INTO read_holder (connector_id, external_id) SELECT :connector, account FROM unnest(cast(:accounts AS text[])) account ON CONFLICT DO NOTHING",
                "connector", reading.connector.id, "accounts", accounts.toArray(String[]::new));
        where.readable = true;
        where.next = next;
        return true;
    }

    /**
     * How what was read of a role looks beside what the target system has confirmed.
     *
     * @param confirmed people who should be shown as having the role
     * @param missing those of them who are not
     * @param anybody whether anybody at all is shown
     */
    public record Shown(long confirmed, long missing, boolean anybody) {
    }

    /** Looks at all that was read of a role, which is not compared yet. */
    public static Shown shown(Reading reading, Instant now) {
        var row = one("SELECT (SELECT count(*) FROM " + CONFIRMED + "), (SELECT count(*) FROM " + NOT_SHOWN
                + "), EXISTS (SELECT 1 FROM read_holder WHERE connector_id = :connector)", parameters(reading, now));
        return new Shown(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (boolean) row[2]);
    }

    /** The accounts of those who should be shown as having the role and are not; for few. */
    @SuppressWarnings("unchecked")
    public static List<String> notShown(Reading reading, Instant now) {
        return query("SELECT a.external_id FROM " + NOT_SHOWN, parameters(reading, now)).getResultList();
    }

    /**
     * Compares all that was read of a role with what is wanted: what was lost is to be delivered again, what nobody granted is noted, and what
     * was noted before and is so no more is closed.
     */
    public static Compared compare(Reading reading, Instant now) {
        var where = locked(reading.connector);
        if (!reading.since.equals(where.readingSince)) {
            return new Compared(0, 0, 0);
        }
        where.readingSince = null;
        var those = parameters(reading, now);
        run("""
                UPDATE drift d SET gone_at = :now WHERE d.connector_id = :connector AND d.resource_role_id = :role AND d.gone_at IS NULL AND CASE d.kind
                    WHEN 'unbelieved' THEN true
                    WHEN 'lost' THEN EXISTS (SELECT 1 FROM read_holder h WHERE h.connector_id = :connector AND h.external_id = d.external_id)
                        OR NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = d.person_id AND g.resource_role_id = :role AND g.wanted)
                    ELSE NOT EXISTS (SELECT 1 FROM\s""" + SHOWN + """
                         AND h.external_id = d.external_id AND (d.kind = 'notOurs' OR NOT\s""" + IS_GRANTED + ")) END", those);
        // It may be there for all that, if a page was cut short, and is to be taken away if nobody wants it before it is given again; and what is
        // given again is ours, whoever gave it first.
        var lost = run("""
                WITH lost AS (
                    UPDATE role_grant g SET held = false, wanted_since = :now, tries = 0, next_try_at = :now, last_error = null,
                        unconfirmed = (SELECT c.kind <> 'local' FROM connector c WHERE c.id = g.connector_id),
                        there_before = CASE WHEN g.there_before THEN false ELSE g.there_before END
                    FROM account a WHERE a.person_id = g.person_id AND a.connector_id = g.connector_id AND g.id = ANY(ARRAY(
                        SELECT g.id FROM\s""" + NOT_SHOWN + """
                         ORDER BY g.person_id FOR UPDATE OF g SKIP LOCKED))
                    RETURNING g.person_id, a.external_id)
                INSERT INTO drift (id, connector_id, resource_role_id, kind, external_id, person_id, found_at)
                SELECT uuid_v7(), :connector, :role, 'lost', external_id, person_id, :now FROM lost
                ON CONFLICT (resource_role_id, kind, coalesce(external_id, '')) WHERE gone_at IS NULL DO UPDATE SET found_at = excluded.found_at
                """, those);
        // What was not seen to be gone (CON-06) is taken away once more where it is there, and else it is seen to be gone now.
        var again = ((Number) query("""
                WITH settled AS (UPDATE role_grant g SET held = s.shown, unconfirmed = s.shown, tries = 0, last_error = null, next_try_at = :now
                FROM (SELECT g.id, EXISTS (SELECT 1 FROM read_holder h WHERE h.connector_id = a.connector_id AND h.external_id = a.external_id) AS shown
                    FROM role_grant g JOIN account a ON a.person_id = g.person_id AND a.connector_id = g.connector_id
                    WHERE g.connector_id = :connector AND g.resource_role_id = :role AND g.unconfirmed AND NOT g.wanted AND NOT g.held AND g.there_before IS NOT TRUE
                    AND coalesce(g.next_try_at < :since, true) AND coalesce(g.claimed_until <= :now, true) ORDER BY g.person_id FOR UPDATE OF g SKIP LOCKED) s
                WHERE g.id = s.id RETURNING s.shown)
                SELECT count(*) FILTER (WHERE shown) FROM settled
                """, those).getSingleResult()).intValue();
        var found = run("""
                INSERT INTO drift (id, connector_id, resource_role_id, kind, external_id, person_id, found_at)
                SELECT uuid_v7(), :connector, :role, CASE WHEN g.there_before THEN 'notOurs' ELSE 'found' END, h.external_id, a.person_id, :now FROM\s""" + SHOWN + " AND NOT " + IS_GRANTED + """
                 ON CONFLICT (resource_role_id, kind, coalesce(external_id, '')) WHERE gone_at IS NULL DO NOTHING
                """, those);
        return new Compared(lost, again, found);
    }

    /** Notes that what was answered about a role is not believed, and leaves all as it is; the round goes on with the next. */
    public static void disbelieve(Reading reading, String reason, Instant now) {
        var where = locked(reading.connector);
        if (!reading.since.equals(where.readingSince)) {
            return;
        }
        where.readingSince = null;
        note(reading, reason, now);
    }

    /** Notes why a role could not be read just now; it is gone on with where it was left. */
    public static void note(Reading reading, String reason, Instant now) {
        run("""
                INSERT INTO drift (id, connector_id, resource_role_id, kind, reason, found_at) VALUES (uuid_v7(), :connector, :role, 'unbelieved', :reason, :now)
                ON CONFLICT (resource_role_id, kind, coalesce(external_id, '')) WHERE gone_at IS NULL DO UPDATE SET reason = excluded.reason
                """, "connector", reading.connector.id, "role", reading.roleId, "reason", reason, "now", now);
    }

    /** Ends the round of a target system that cannot say who has a role. */
    public static void cannotBeRead(Reading reading, Instant now) {
        var where = locked(reading.connector);
        if (where.isAt(reading)) {
            where.readable = false;
            where.end(now);
        }
    }

    private static Object[] parameters(Reading reading, Instant now) {
        return new Object[] { "connector", reading.connector.id, "role", reading.roleId, "since", reading.since, "now", now };
    }

    private void end(Instant now) {
        run("DELETE FROM read_holder WHERE connector_id = :connector", "connector", connectorId);
        begunAt = null;
        resourceRoleId = null;
        readingSince = null;
        next = null;
        finishedAt = now;
    }

    private boolean isAt(Reading reading) {
        return reading.roleId.equals(resourceRoleId) && reading.since.equals(readingSince) && Objects.equals(reading.next, next);
    }

    private static Reconciliation locked(Connector connector) {
        var where = Reconciliation.<Reconciliation>findById(connector.id, LockModeType.PESSIMISTIC_WRITE);
        getEntityManager().refresh(where);
        return where;
    }

    private static Object[] one(String sql, Object... parameters) {
        return (Object[]) query(sql, parameters).getResultStream().findFirst().orElse(null);
    }

    private static int run(String sql, Object... parameters) {
        return query(sql, parameters).executeUpdate();
    }

    private static Query query(String sql, Object... parameters) {
        getEntityManager().flush();
        var query = getEntityManager().createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i += 2) {
            query.setParameter((String) parameters[i], parameters[i + 1]);
        }
        return query;
    }
}
