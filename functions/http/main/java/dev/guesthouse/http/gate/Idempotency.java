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
        var call = caller.call();
        if (call.idempotencyKey() == null) {
            return function.call();
        }
        // Waits for another call with this key that is still running; takes over a row that is out of date.
        var first = query("""
                INSERT INTO idempotency_key AS k (caller_id, function, key, body_hash, created_at)
                VALUES (:caller, :function, :key, :hash, :now)
                ON CONFLICT (caller_id, function, key) DO UPDATE SET body_hash = :hash, answer = null, location = null, created_at = :now
                WHERE k.created_at <= :expired
                """, call).setParameter("hash", call.inputHash()).setParameter("now", now)
                .setParameter("expired", now.minus(Kept.idempotencyKeys.time)).executeUpdate() == 1;
        if (!first) {
            throw repeated(call);
        }
        var answer = function.call();
        query("UPDATE idempotency_key SET answer = :answer, location = :location"
                + " WHERE caller_id = :caller AND function = :function AND key = :key", call)
                .setParameter("answer", answer == null ? null : json.writeValueAsString(answer))
                .setParameter("location", caller.location()).executeUpdate();
        return answer;
    }

    private RuntimeException repeated(Call call) {
        var row = (Tuple) database.createNativeQuery("SELECT body_hash, answer, location FROM idempotency_key"
                + " WHERE caller_id = :caller AND function = :function AND key = :key", Tuple.class)
                .setParameter("caller", call.caller().actor().id()).setParameter("function", call.function().functionName())
                .setParameter("key", call.idempotencyKey()).getSingleResult();
        if (!Arrays.equals(row.get(0, byte[].class), call.inputHash())) {
            return new Problem(ProblemType.KEY_REUSED, "This Idempotency-Key came with another body before.");
        }
        return new Repeated(row.get(1, String.class), row.get(2, String.class));
    }

    private Query query(String sql, Call call) {
        return database.createNativeQuery(sql).setParameter("caller", call.caller().actor().id())
                .setParameter("function", call.function().functionName()).setParameter("key", call.idempotencyKey());
    }
}
