package dev.guesthouse.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What callers were told, in terms of what the database must hold from then on. */
final class Ledger {

    /**
     * What was answered, and lasts whatever comes after it.
     *
     * @param sql finds one value, or many that it puts together: what is there twice is another value
     */
    record Fact(String sql, List<Object> values, String expected) {
    }

    private final Queue<Fact> facts = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> events = new ConcurrentHashMap<>();
    private final AtomicInteger words = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    /** A word that no other call uses: its Idempotency-Key, and where it can, what it writes. */
    String word() {
        return "word-" + words.incrementAndGet();
    }

    /** A call with an Idempotency-Key was answered well; each of the audit's actions is due to it once. */
    void answered(String... actions) {
        answers.incrementAndGet();
        owe(actions);
    }

    /** Each of these is in the audit once more. */
    void owe(String... actions) {
        Arrays.stream(actions).forEach(action -> events.merge(action, 1, Integer::sum));
    }

    /** From now on this query finds this. */
    void fact(String expected, String sql, Object... values) {
        facts.add(new Fact(sql, List.of(values), expected));
    }

    /** All facts so far, the oldest first. */
    List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** How many calls with an Idempotency-Key were answered well. */
    int answers() {
        return answers.get();
    }

    /** How often each action is in the audit. */
    Map<String, Integer> events() {
        return new TreeMap<>(events);
    }
}
