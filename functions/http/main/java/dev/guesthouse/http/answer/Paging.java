package dev.guesthouse.http.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.guesthouse.http.input.Limits;
import dev.guesthouse.problem.Problem;
import io.quarkus.panache.common.Parameters;

/**
 * Where a list stands: newest first, by the time and the id of its entries (ORG-12).
 *
 * @param list what the cursor is good for, so that another list's is refused
 * @param limit entries a page
 */
public record Paging(String list, int limit, Instant at, UUID id) {

    /** Before it, the database has no times. */
    private static final Instant BEGINNING_OF_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    /**
     * Reads what a caller sent.
     *
     * @param limit 1-200, null for 50
     * @param after a cursor of this list, null for its beginning
     * @throws Problem invalid-input naming {@code limit} or {@code after}
     */
    public static Paging of(String list, Integer limit, String after) {
        return of(list, limit, "after", after);
    }

    /**
     * The same of one of several lists in an answer.
     *
     * @param field in which its cursor is sent
     */
    public static Paging of(String list, Integer limit, String field, String after) {
        var size = Limits.within("limit", limit, 200, 50);
        if (after == null) {
            return new Paging(list, size, END_OF_TIME, LAST_ID);
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(after));
            var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            var id = new UUID(bytes.getLong(), bytes.getLong());
            if (StandardCharsets.UTF_8.decode(bytes).toString().equals(list) && at.isAfter(BEGINNING_OF_TIME) && at.isBefore(END_OF_TIME)) {
                return new Paging(list, size, at, id);
            }
        } catch (RuntimeException e) {
            // refused below, like a cursor of another list
        }
        throw Problem.invalid(field, "is no place in this list: send the next of its last answer, or begin anew");
    }

    /** The condition and the order in HQL for the entity of an alias, by its field of the time. */
    public String newestFirst(String alias, String time) {
        // As one row: so an index begins where the page before ended, and does not pass by all that came before.
        return "(%1$s.%2$s, %1$s.id) < (:pageAt, :pageId)".formatted(alias, time) + order(alias, time);
    }

    /** The order alone. */
    public String order(String alias, String time) {
        return " order by %1$s.%2$s desc, %1$s.id desc".formatted(alias, time);
    }

    /** Conditions to come before this one. */
    public Filters filters() {
        return new Filters(this);
    }

    /** What the condition takes. */
    public Parameters parameters() {
        return Parameters.with("pageAt", at).and("pageId", id);
    }

    /** How many to load: one more than a page, to see whether there is more. */
    public int lookahead() {
        return limit + 1;
    }

    /** Makes the page of what was loaded. */
    public <E, T> Page<T> page(List<E> loaded, Function<E, T> view, Function<E, Instant> timeOf, Function<E, UUID> idOf) {
        return pageAtOnce(loaded, shown -> shown.stream().map(view).toList(), timeOf, idOf);
    }

    /** As {@link #page}, where what belongs to the entries is loaded for all of them at once. */
    public <E, T> Page<T> pageAtOnce(List<E> loaded, Function<List<E>, List<T>> views, Function<E, Instant> timeOf, Function<E, UUID> idOf) {
        var shown = loaded.subList(0, Math.min(limit, loaded.size()));
        var last = shown.isEmpty() || loaded.size() <= limit ? null : shown.get(shown.size() - 1);
        return new Page<>(views.apply(shown), last == null ? null : cursor(timeOf.apply(last), idOf.apply(last)));
    }

    private String cursor(Instant at, UUID id) {
        var name = list.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(28 + name.length).putLong(at.getEpochSecond())
                .putInt(at.getNano()).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).put(name).array());
    }
}
