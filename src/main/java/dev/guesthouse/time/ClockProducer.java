package dev.guesthouse.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Where every "now" comes from, read once a call. */
class ClockProducer {

    /** UTC in microseconds, which is what PostgreSQL keeps: a moment read back equals the one written. */
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
