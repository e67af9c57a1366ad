package dev.guesthouse.http.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.message.Message;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** How long what is overdue has waited (OPS-04): what to raise an alarm on. */
@ApplicationScoped
class OldestGauges {

    private static final Logger LOG = Logger.getLogger(OldestGauges.class);

    private final Expiry expiry;
    private final Clock clock;

    OldestGauges(Expiry expiry, Clock clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        register(registry, "guesthouse.assignments.oldest.due.age", expiry::oldestDue,
                "How long ago the oldest due and not ended assignment should have ended; 0 where there is none");
        register(registry, "guesthouse.messages.oldest.unsent.age", Message::oldestUnsent,
                "How long ago the oldest message was written that could not be sent so far; 0 where there is none");
        register(registry, "guesthouse.grants.oldest.undelivered.age", RoleGrant::oldestUndelivered,
                "How long ago the oldest grant was given or taken away that the target system could not be told of so far; 0 where there is none");
    }

    private void register(MeterRegistry registry, String name, Function<Instant, Instant> oldest, String description) {
        Gauge.builder(name, oldest, this::age).baseUnit("seconds").description(description).strongReference(true).register(registry);
    }

    /** Asked when metrics are scraped; not a number while the database does not answer, so that the scrape goes on. */
    private double age(Function<Instant, Instant> oldest) {
        try {
            var now = clock.instant();
            var since = QuarkusTransaction.requiringNew().call(() -> oldest.apply(now));
            return since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
        } catch (RuntimeException e) {
            LOG.debug("what waits longest cannot be found out", e);
            return Double.NaN;
        }
    }
}
