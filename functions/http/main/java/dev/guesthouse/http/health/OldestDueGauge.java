package dev.guesthouse.http.health;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.guesthouse.assignment.Expiry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** How long the oldest due assignment waits for its end (OPS-04): what to raise an alarm on. */
@ApplicationScoped
class OldestDueGauge {

    private static final Logger LOG = Logger.getLogger(OldestDueGauge.class);

    private final Expiry expiry;
    private final Clock clock;

    OldestDueGauge(Expiry expiry, Clock clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("guesthouse.assignments.oldest.due.age", this, OldestDueGauge::age).baseUnit("seconds")
                .description("How long ago the oldest due and not ended assignment should have ended; 0 where there is none")
                .register(registry);
    }

    /** Asked when metrics are scraped; not a number while the database does not answer, so that the scrape goes on. */
    private double age() {
        try {
            var now = clock.instant();
            var oldest = QuarkusTransaction.requiringNew().call(() -> expiry.oldestDue(now));
            return oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
        } catch (RuntimeException e) {
            LOG.debug("the oldest due assignment cannot be found out", e);
            return Double.NaN;
        }
    }
}
