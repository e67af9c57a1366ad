package dev.guesthouse.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.guesthouse.test.Answer;

/** The line to a program whose database goes away: each call is answered, and by nothing worse than a 503 that says when to come again. */
final class OutageLine implements Line {

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public Answer untilAnswered(Callable<Answer> call) {
        while (true) {
            var answer = answer(call);
            if (answer.status() != 503) {
                answered.incrementAndGet();
                return answer;
            }
            answer.refused(503, "unavailable");
            assertThat(answer.header("Retry-After"), matchesPattern("\\d+"));
            refused.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static Answer answer(Callable<Answer> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError("a call was not answered", e);
        }
    }

    /** How many answers were of the database. */
    int answered() {
        return answered.get();
    }

    /** How many were a 503. */
    int refused() {
        return refused.get();
    }
}
