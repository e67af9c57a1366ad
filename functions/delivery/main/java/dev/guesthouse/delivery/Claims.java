package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.FailedDeliveries;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes on what is due and writes down how it came out, every time in a short transaction that touches nothing but rows of one
 * queue, unless the caller's goes on: the expiry sweep locks assignments first and grants after them.
 */
@ApplicationScoped
class Claims {

    private final EntityManager database;
    private final Clock clock;

    Claims(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A row that this run alone works on.
     *
     * @param connector null where the queue is of none
     * @param id of a grant or a message; of the person whose account it is
     * @param person whose it is: what is of one person is delivered one after the other; of a message, its id
     * @param wanted what is wanted of it, as text; the kind of a message
     * @param tries how often that has failed
     * @param until when the claim ends; by it this claim is told from a later one; null where the row is locked instead
     */
    record Claim(Queue queue, Connector connector, UUID id, UUID person, String wanted, int tries, Instant until) {

        /** For the log. */
        @Override
        public String toString() {
            return queue.label + " " + id + (connector == null ? "" : " at " + connector.displayName);
        }
    }

    /** The connectors that have something to do; those that are switched off wait, and so do those whose target asked for it. */
    @SuppressWarnings("unchecked")
    List<Connector> connectors() {
        var due = Stream.of(Queue.values()).filter(Queue::isOfConnector)
                // In its order, and so by the index of what is open: of how few that is no planner has a notion.
                .map(queue -> queue.sql("(SELECT 1 FROM {table} WHERE connector_id = c.id AND {due} ORDER BY {order} LIMIT 1) IS NOT NULL"))
                .collect(Collectors.joining(" OR "));
        return QuarkusTransaction.requiringNew().call(() -> (List<Connector>) database.createNativeQuery(
                "SELECT c.* FROM connector c WHERE c.enabled AND (c.rests_until IS NULL OR c.rests_until <= :now) AND (" + due + ") ORDER BY c.id", Connector.class)
                .setParameter("now", clock.instant()).getResultList());
    }

    /**
     * Claims the longest due; what somebody else is claiming is left to them.
     *
     * @param connector null where the queue is of none
     */
    @SuppressWarnings("unchecked")
    List<Claim> claim(Queue queue, Connector connector, int limit) {
        var now = clock.instant();
        var until = now.plus(queue.lease);
        return QuarkusTransaction.requiringNew().call(() -> (List<Object[]>) query(queue, connector, """
                UPDATE {table} SET claimed_until = :until WHERE {mine} AND {key} = ANY (ARRAY({first})) RETURNING {key}, {person}, {wanted}, tries
                """, "until", until, "now", now, "limit", limit).getResultList()).stream()
                .map(row -> claim(queue, connector, row, until)).toList();
    }

    /**
     * Locks the longest due of a connector in the caller's transaction, which delivers them itself; what somebody else has is left to them. As
     * long as a grant is locked nobody ends the access that asks for it.
     */
    @SuppressWarnings("unchecked")
    List<Claim> lock(Queue queue, Connector connector, int limit, Instant now) {
        return ((List<Object[]>) query(queue, connector, "SELECT {key}, {person}, {wanted}, tries FROM {table} WHERE {mine} AND {due} ORDER BY {order} LIMIT :limit"
                + " FOR UPDATE SKIP LOCKED", "now", now, "limit", limit).getResultList()).stream()
                .map(row -> claim(queue, connector, row, null)).toList();
    }

    private static Claim claim(Queue queue, Connector connector, Object[] row, Instant until) {
        return new Claim(queue, connector, (UUID) row[0], (UUID) row[1], (String) row[2], (int) row[3], until);
    }

    /** How many are due and not claimed. */
    long remaining(Queue queue) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) query(queue, null, "SELECT count(*) FROM {table} WHERE {due}",
                "now", clock.instant()).getSingleResult());
    }

    /**
     * Of grants or accounts of one batch, what was really done, whatever is wanted meanwhile and whoever has claimed them since: where the
     * two differ now, they are open again and due at once. Runs in the caller's transaction.
     *
     * @return those that somebody else holds at this moment, and so are as they were
     */
    @SuppressWarnings("unchecked")
    List<Claim> done(List<Claim> done) {
        if (done.isEmpty()) {
            return done;
        }
        var first = done.get(0);
        var written = Set.copyOf((List<UUID>) query(first.queue, first.connector, """
                UPDATE {table} t SET held = cast(done.wanted AS {type}), tries = 0, last_error = null, next_try_at = :now,
                    claimed_until = nullif(claimed_until, cast(:until AS timestamptz))
                FROM unnest(cast(:ids AS uuid[]), cast(:wanted AS text[])) done (id, wanted)
                WHERE t.{key} = done.id AND {mine} AND t.{key} = ANY (ARRAY(
                    SELECT {key} FROM {table} WHERE {mine} AND {key} = ANY (cast(:ids AS uuid[])) FOR UPDATE SKIP LOCKED))
                RETURNING t.{key}
                """, "ids", done.stream().map(Claim::id).toArray(UUID[]::new), "wanted", done.stream().map(Claim::wanted).toArray(String[]::new),
                "now", clock.instant(), "until", first.until).getResultList());
        return done.stream().filter(claim -> !written.contains(claim.id)).toList();
    }

    /** As {@link #done}, outside of any transaction: those that somebody else holds are waited for, one by one, and nobody waits for more than one. */
    void doneEach(List<Claim> done) {
        var held = QuarkusTransaction.requiringNew().call(() -> done(done));
        held.forEach(claim -> change(claim, """
                UPDATE {table} SET held = {held}, tries = 0, last_error = null, next_try_at = :now, claimed_until = nullif(claimed_until, :until)
                WHERE {row}
                """, "wanted", claim.wanted, "now", clock.instant(), "until", claim.until));
    }

    /** That a try failed, and when the next one is; null rests. Of no account once something else is wanted. */
    void failed(Claim claim, String error, Instant next) {
        QuarkusTransaction.joiningExisting().run(() -> {
            change(claim, """
                    UPDATE {table} SET claimed_until = null,
                        tries = CASE WHEN {same} THEN tries + 1 ELSE tries END,
                        last_error = CASE WHEN {same} THEN :error ELSE last_error END,
                        next_try_at = CASE WHEN {same} THEN cast(:next AS timestamptz) ELSE next_try_at END {rest}
                    WHERE {row} AND {claimed}
                    """, "wanted", claim.wanted, "error", error, "next", next, "until", claim.until);
            if (claim.connector != null) {
                FailedDeliveries.note(claim.connector, clock.instant());
            }
        });
    }

    /** Gives a claim back to be looked at later; no try was made. */
    void later(Claim claim, Instant next) {
        change(claim, """
                UPDATE {table} SET claimed_until = null, next_try_at = CASE WHEN {same} THEN :next ELSE next_try_at END
                WHERE {row} AND {claimed}
                """, "wanted", claim.wanted, "next", next, "until", claim.until);
    }

    /** Gives claims back as they were: no try was made. Those that somebody else holds are waited for, one by one. */
    @SuppressWarnings("unchecked")
    void release(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        var first = claims.get(0);
        var released = Set.copyOf(QuarkusTransaction.requiringNew().call(() -> (List<UUID>) query(first.queue, first.connector, """
                UPDATE {table} SET claimed_until = null WHERE {mine} AND {key} = ANY (ARRAY(
                    SELECT {key} FROM {table} WHERE {mine} AND {key} = ANY (cast(:ids AS uuid[])) AND claimed_until = :until FOR UPDATE SKIP LOCKED))
                RETURNING {key}
                """, "ids", claims.stream().map(Claim::id).toArray(UUID[]::new), "until", first.until).getResultList()));
        claims.stream().filter(claim -> !released.contains(claim.id))
                .forEach(claim -> change(claim, "UPDATE {table} SET claimed_until = null WHERE {row} AND {claimed}", "until", claim.until));
    }

    /** Gives back all that a program had claimed of a connector that is no more; in the caller's transaction. */
    void releaseAll(Connector connector) {
        Stream.of(Queue.values()).filter(Queue::isOfConnector).forEach(queue -> query(queue, connector, """
                UPDATE {table} SET claimed_until = null WHERE {mine} AND {key} = ANY (ARRAY(
                    SELECT {key} FROM {table} WHERE {mine} AND claimed_until IS NOT NULL FOR UPDATE SKIP LOCKED))
                """).executeUpdate());
    }

    /** Has a connector rest as a whole, because its target asked for it; no try is counted. */
    void rest(Connector connector, Instant until) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("UPDATE connector SET rests_until = greatest(rests_until, :until) WHERE id = :id")
                .setParameter("until", until).setParameter("id", connector.id).executeUpdate());
    }

    private void change(Claim claim, String template, Object... parameters) {
        QuarkusTransaction.joiningExisting().run(() -> query(claim.queue, claim.connector, template, parameters).setParameter("id", claim.id)
                .executeUpdate());
    }

    private Query query(Queue queue, Connector connector, String template, Object... parameters) {
        var sql = queue.sql(template);
        var query = database.createNativeQuery(sql);
        if (connector != null) {
            query.setParameter("connector", connector.id);
        }
        for (int i = 0; i < parameters.length; i += 2) {
            query.setParameter((String) parameters[i], parameters[i + 1]);
        }
        return query;
    }
}
