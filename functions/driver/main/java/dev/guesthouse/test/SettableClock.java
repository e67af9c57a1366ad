package dev.guesthouse.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** The product's clock in tests: it stands still until a test moves it. */
@Alternative
@Priority(1)
@ApplicationScoped
public class SettableClock extends Clock {

    /** When every test begins. */
    public static final Instant START = Instant.parse("2026-12-01T09:00:00.000001Z");

    private volatile Instant now = START;

    public void set(Instant moment) {
        now = moment;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are UTC");
    }
}
