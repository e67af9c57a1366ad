package dev.guesthouse.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageState;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Takes due messages for one sender and writes down how each came out, every time in a short transaction of its own. */
@ApplicationScoped
class MessageClaims {

    /** How long a claim keeps others away; far longer than a batch takes. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int TRIES = 8;

    private final EntityManager database;

    MessageClaims(EntityManager database) {
        this.database = database;
    }

    /**
     * A message that this sender alone works on.
     *
     * @param tries how often it has failed
     * @param until when the claim ends; by it this claim is told from a later one
     */
    record Claim(UUID id, int tries, Instant until) {
    }

    /** Claims the longest due messages, codes that somebody waits for first; what somebody else is claiming is left to them. */
    @SuppressWarnings("unchecked")
    List<Claim> claim(int limit, Instant now) {
        var until = now.plus(LEASE);
        return QuarkusTransaction.requiringNew().call(() -> (List<Object[]>) database.createNativeQuery("""
                UPDATE message SET claimed_until = :until WHERE id IN (
                    SELECT id FROM message
                    WHERE state = 'pending' AND next_try_at <= :now AND (claimed_until IS NULL OR claimed_until <= :now)
                    ORDER BY kind <> 'signInCode', next_try_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id, tries
                """, Object[].class).setParameter("until", until).setParameter("now", now).setParameter("limit", limit).getResultList())
                .stream().map(row -> new Claim((UUID) row[0], (int) row[1], until)).toList();
    }

    /** How many are due and not claimed. */
    long remaining(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> Message.count(
                "state = ?1 and nextTryAt <= ?2 and (claimedUntil is null or claimedUntil <= ?2)", MessageState.pending, now));
    }

    /** That it has left, whoever has claimed it since. */
    void sent(Claim claim, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> Message.update(
                "state = ?1, sentAt = ?2, nextTryAt = null, claimedUntil = null, lastError = null where id = ?3 and state = ?4",
                MessageState.sent, now, claim.id, MessageState.pending));
    }

    /** That a try failed: it is tried again later, or rests after the last try. */
    void failed(Claim claim, String error, Instant now) {
        var next = Backoff.after(claim.tries + 1, TRIES).map(now::plus).orElse(null);
        QuarkusTransaction.requiringNew().run(() -> Message.update(
                "state = ?1, tries = tries + 1, nextTryAt = ?2, claimedUntil = null, lastError = ?3 where id = ?4 and claimedUntil = ?5",
                next == null ? MessageState.resting : MessageState.pending, next, error, claim.id, claim.until));
    }

    /** Gives claims back as they were: no try was made. */
    void release(List<Claim> claims) {
        for (var claim : claims) {
            QuarkusTransaction.requiringNew().run(() -> Message.update("claimedUntil = null where id = ?1 and claimedUntil = ?2",
                    claim.id, claim.until));
        }
    }
}
