package dev.guesthouse.settings;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.microprofile.config.spi.Converter;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.time.Durations;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How long after the last access a guest's account is deleted (GST-02).
 *
 * @param time 0 to 3,660 days; null keeps it
 */
public record DeletionDelay(Duration time) {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    /** As the setting is written: {@code keep}, or days such as {@code P30D}. */
    public static DeletionDelay parse(String text) {
        if (text.strip().equals("keep")) {
            return new DeletionDelay(null);
        }
        try {
            var time = Durations.parse(text.strip());
            if (time.compareTo(LONGEST) <= 0) {
                return new DeletionDelay(time);
            }
        } catch (Problem e) {
            // refused below
        }
        throw new IllegalArgumentException("must be keep, or from P0D to P3660D");
    }

    /** When the account of one who loses the last access now is deleted; null is never. */
    public Instant from(Instant now) {
        return time == null ? null : now.plus(time);
    }

    /** Reads the setting, so that a misspelt one stops the start. */
    @RegisterForReflection
    public static final class Reader implements Converter<DeletionDelay> {
        @Override
        public DeletionDelay convert(String value) {
            return parse(value);
        }
    }
}
