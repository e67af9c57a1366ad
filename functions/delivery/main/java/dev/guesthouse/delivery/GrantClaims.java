package dev.guesthouse.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.guesthouse.connector.Connector;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes open grants for one delivery and writes down how each came out, every time in a short transaction of its own that
 * touches nothing but grants: the expiry sweep locks assignments first and grants after them.
 */
@ApplicationScoped
class GrantClaims {

    /** How long a claim keeps others away; far longer than a run works on what it claimed. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Of grant {@code g}; takes {@code :now}. */
    private static final String IS_OPEN = "g.wanted <> g.held AND g.next_try_at <= :now AND (g.claimed_until IS NULL OR g.claimed_until <= :now)";

    private final EntityManager database;

    GrantClaims(EntityManager database) {
        this.database = database;
    }

    /**
     * A grant that this delivery alone works on.
     *
     * @param wanted whether it is to be granted or revoked
     * @param tries how often that has failed
     * @param until when the claim ends; by it this claim is told from a later one
     */
    record Claim(UUID id, boolean wanted, int tries, UUID personId, UUID resourceRoleId, String originId, String role, Instant until) {
    }

    /** The connectors that have something to do; those that are switched off wait. */
    List<Connector> connectors(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> list("SELECT c.* FROM connector c WHERE c.enabled AND EXISTS"
                + " (SELECT 1 FROM role_grant g WHERE g.connector_id = c.id AND " + IS_OPEN + ") OR c.enabled AND EXISTS (SELECT 1 FROM "
                + AccountClaims.OPEN + " AND a.connector_id = c.id) ORDER BY c.id", Connector.class, "now", now));
    }

    /** Claims the longest due grants of a connector; what somebody else is claiming is left to them. */
    List<Claim> claim(Connector connector, int limit, Instant now) {
        var until = now.plus(LEASE);
        return QuarkusTransaction.requiringNew().call(() -> list("""
                UPDATE role_grant SET claimed_until = :until
                FROM resource_role o JOIN resource r ON r.id = o.resource_id
                WHERE o.id = resource_role_id AND role_grant.id IN (
                    SELECT g.id FROM role_grant g WHERE g.connector_id = :connector AND %s
                    ORDER BY g.next_try_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING role_grant.id, wanted, tries, person_id, resource_role_id, r.origin_id, o.name
                """.formatted(IS_OPEN), Object[].class, "now", now, "until", until, "connector", connector.id, "limit", limit)).stream()
                .map(row -> new Claim((UUID) row[0], (boolean) row[1], (int) row[2], (UUID) row[3], (UUID) row[4], (String) row[5],
                        (String) row[6], until))
                .toList();
    }

    /**
     * What was really done, whatever is wanted meanwhile and whoever has claimed it since: where the two differ now, the
     * grant is open again and due at once.
     */
    void done(Claim claim, Instant now) {
        run("""
                UPDATE role_grant SET held = :held, tries = 0, last_error = null, next_try_at = :now,
                    claimed_until = nullif(claimed_until, :until)
                WHERE id = :id
                """, "held", claim.wanted, "now", now, "until", claim.until, "id", claim.id);
    }

    /** That a try failed, and when the next one is; null rests. Of no account once something else is wanted. */
    void failed(Claim claim, String error, Instant next) {
        run("""
                UPDATE role_grant SET claimed_until = null,
                    tries = CASE WHEN wanted = :wanted THEN tries + 1 ELSE tries END,
                    last_error = CASE WHEN wanted = :wanted THEN :error ELSE last_error END,
                    next_try_at = CASE WHEN wanted = :wanted THEN cast(:next AS timestamptz) ELSE next_try_at END
                WHERE id = :id AND claimed_until = :until
                """, "wanted", claim.wanted, "error", error, "next", next, "id", claim.id, "until", claim.until);
    }

    /** Gives claims back as they were: no try was made. */
    void release(List<Claim> claims) {
        for (var claim : claims) {
            run("UPDATE role_grant SET claimed_until = null WHERE id = :id AND claimed_until = :until", "id", claim.id, "until", claim.until);
        }
    }

    /** Gives a claim back to be looked at later; no try was made. */
    void later(Claim claim, Instant next) {
        run("""
                UPDATE role_grant SET claimed_until = null, next_try_at = CASE WHEN wanted = :wanted THEN :next ELSE next_try_at END
                WHERE id = :id AND claimed_until = :until
                """, "wanted", claim.wanted, "next", next, "id", claim.id, "until", claim.until);
    }

    /** Puts off everything that a connector has to do, because its target asked for it; no try is counted. */
    void putOff(Connector connector, Instant next) {
        run("""
                UPDATE role_grant SET next_try_at = :next WHERE id IN (
                    SELECT id FROM role_grant WHERE wanted <> held AND next_try_at < :next AND connector_id = :connector
                    FOR UPDATE SKIP LOCKED)
                """, "next", next, "connector", connector.id);
        run("""
                UPDATE account SET next_try_at = :next
                WHERE wanted <> held AND next_try_at < :next AND connector_id = :connector
                """, "next", next, "connector", connector.id);
    }

    private void run(String sql, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> query(database.createNativeQuery(sql), parameters).executeUpdate());
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> list(String sql, Class<T> type, Object... parameters) {
        return (List<T>) query(database.createNativeQuery(sql, type), parameters).getResultList();
    }

    private static Query query(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i += 2) {
            query.setParameter((String) parameters[i], parameters[i + 1]);
        }
        return query;
    }
}
