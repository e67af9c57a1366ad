package dev.guesthouse.http.gate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.http.nudge.Nudge;
import dev.guesthouse.problem.Problem;

/**
 * Several changes in one call, each in a transaction of its own and with an answer of its own: one that is refused keeps none of the
 * others from being made. For a function without {@link Change}. A call that is repeated with its Idempotency-Key answers for each what it
 * was answered first, and makes those that were not (REQ-05).
 */
@ApplicationScoped
public class Series {

    private final Caller caller;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Nudge nudge;
    private final ObjectMapper json;

    Series(Caller caller, Idempotency idempotency, Clock clock, Nudge nudge, ObjectMapper json) {
        this.caller = caller;
        this.idempotency = idempotency;
        this.clock = clock;
        this.nudge = nudge;
        this.json = json;
    }

    /**
     * Makes them one after the other, and has delivered what follows of them.
     *
     * @param type of an answer
     * @param change one, in a transaction that runs again where somebody else got in between
     * @param refused the answer where it is refused; that is kept for no repeat
     * @return an answer for each, in their order
     * @throws Problem key-reused
     */
    public <I, T> List<T> each(List<I> items, Class<T> type, Function<I, T> change, BiFunction<I, Problem, T> refused) {
        Retried.transaction(caller::goBesideOthers, () -> {
            idempotency.begin(caller, clock.instant());
            return null;
        });
        var answers = new ArrayList<T>();
        for (var item : items) {
            answers.add(one(item, "#" + answers.size(), type, change, refused));
        }
        nudge.deliver();
        return answers;
    }

    private <I, T> T one(I item, String part, Class<T> type, Function<I, T> change, BiFunction<I, Problem, T> refused) {
        try {
            return type.cast(Retried.transaction(caller::goBesideOthers, () -> idempotency.once(caller, part, clock.instant(), () -> change.apply(item))));
        } catch (Repeated first) {
            return kept(first, type);
        } catch (Problem problem) {
            return refused.apply(item, problem);
        }
    }

    private <T> T kept(Repeated first, Class<T> type) {
        try {
            return json.readValue(first.answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that was kept cannot be read as %s any more.".formatted(type), e);
        }
    }
}
