package dev.guesthouse.http.gate;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.retention.Retention.Kept;

/** Keeps first answers in the transaction of their change, so that a repeat of the same call changes nothing (REQ-05). */
@ApplicationScoped
class Idempotency {

    private final EntityManager database;
    private final ObjectMapper json;

    Idempotency(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Runs the function unless it ran for this key before.
     *
     * @throws Repeated where it did
     * @throws Problem key-reused, where that was for another body
     */
    Object once(Caller caller, Instant now, Callable<Object> function) throws Exception {
        return once(caller, "", now, function);
    }

    /**
     * The same for a part of a call.
     *
     * @param part what tells it from the others, the same in a repeat
     */
    Object once(Caller caller, String part, Instant now, Callable<Object> function) throws Exception {
        var call = caller.call();
        if (call.idempotencyKey() == null) {
            return function.call();
        }
        if (!claim(call, part, now)) {
            throw repeated(call, part);
        }
        var answer = function.call();
        query("UPDATE idempotency_key SET answer = :answer, location = :location"
                + " WHERE caller_id = :caller AND function = :function AND key = :key", call, part)
                .setParameter("answer", answer == null ? null : json.writeValueAsString(answer))
                .setParameter("location", caller.location()).executeUpdate();
        return answer;
    }

    /**
     * Notes the body of a call that is made in parts, each answered by itself.
     *
     * @throws Problem key-reused, where the key came with another body before
     */
    void begin(Caller caller, Instant now) {
        var call = caller.call();
        if (call.idempotencyKey() != null && !claim(call, "", now)) {
            repeated(call, "");
        }
    }

    private boolean claim(Call call, String part, Instant now) {
        // Waits for another call with this key that is still running; takes over a row that is out of date.
        return query("""
                INSERT INTO idempotency_key AS k (caller_id, function, key, body_hash, created_at)
                VALUES (:caller, :function, :key, :hash, :now)
                ON CONFLICT (caller_id, function, key) DO UPDATE SET body_hash = :hash, answer = null, location = null, created_at = :now
                WHERE k.created_at <= :expired
                """, call, part).setParameter("hash", call.inputHash()).setParameter("now", now)
                .setParameter("expired", now.minus(Kept.idempotencyKeys.time)).executeUpdate() == 1;
    }

    /** @throws Problem key-reused */
    private Repeated repeated(Call call, String part) {
        var row = (Tuple) database.createNativeQuery("SELECT body_hash, answer, location FROM idempotency_key"
                + " WHERE caller_id = :caller AND function = :function AND key = :key", Tuple.class)
                .setParameter("caller", call.caller().actor().id()).setParameter("function", call.function().functionName() + part)
                .setParameter("key", call.idempotencyKey()).getSingleResult();
        if (!Arrays.equals(row.get(0, byte[].class), call.inputHash())) {
            throw new Problem(ProblemType.KEY_REUSED, "This Idempotency-Key came with another body before.");
        }
        return new Repeated(row.get(1, String.class), row.get(2, String.class));
    }

    private Query query(String sql, Call call, String part) {
        return database.createNativeQuery(sql).setParameter("caller", call.caller().actor().id())
                .setParameter("function", call.function().functionName() + part).setParameter("key", call.idempotencyKey());
    }
}
