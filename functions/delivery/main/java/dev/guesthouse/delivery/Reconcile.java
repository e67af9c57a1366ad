package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.eclipse.microprofile.context.ManagedExecutor;

import dev.guesthouse.assignment.Reconciliation;
import dev.guesthouse.assignment.Reconciliation.Compared;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.RoleReader.Read;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import dev.guesthouse.http.nudge.DeliveryDue;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Reads what target systems hold of the roles that packages give, and compares it with what is wanted (ASG-07): what was lost is delivered again,
 * what nobody granted is noted and left alone, and {@code drift} lists both. What cannot be right (nobody where there should be many, an error) is
 * noted as not believed, and changes nothing (CON-05). It goes page by page between deliveries, and goes on where the last one was stopped;
 * several at once share the work.
 */
@ApplicationScoped
public class Reconcile implements Job {

    private static final int MOST = 1_000;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final Duration LONGEST_SCHEDULED = Duration.ofMinutes(30);

    private final Leases leases;
    private final Lanes lanes;
    private final RoleReader reader;
    private final ManagedExecutor executor;
    private final Event<DeliveryDue> repairsDue;
    private final Clock clock;

    Reconcile(Leases leases, Lanes lanes, RoleReader reader, ManagedExecutor executor, Event<DeliveryDue> repairsDue, Clock clock) {
        this.leases = leases;
        this.lanes = lanes;
        this.reader = reader;
        this.executor = executor;
        this.repairsDue = repairsDue;
        this.clock = clock;
    }

    /**
     * <pre>{@code {"connector": "local"}}</pre>
     *
     * @param connector only this one, by its id or name; left out for all
     * @param limit how many pages of people to read at most at each connector, 1 to 1,000; 1,000 where it is left out
     */
    public record Input(String connector, Integer limit) {
    }

    /**
     * What the call did.
     *
     * @param roles that were compared
     * @param lost how often somebody should have a role and was not shown to have it; it is delivered again
     * @param again how often somebody was shown to have a role still that was taken away; it is taken away once more
     * @param found how often somebody was shown to have a role that nobody granted, and that was not known before
     * @param unbelieved roles of which a target system answered what cannot be right, or nothing
     * @param unread connectors that were left alone: they cannot say who has a role, are switched off, rest, or another program works on them
     */
    public record Answer(int roles, int lost, int again, int found, int unbelieved, int unread) {

        private static final Answer NOTHING = new Answer(0, 0, 0, 0, 0, 0);

        private Answer plus(Answer other) {
            return new Answer(roles + other.roles, lost + other.lost, again + other.again, found + other.found, unbelieved + other.unbelieved, unread + other.unread);
        }

        private static Answer of(Read read) {
            var compared = read.compared().orElse(new Compared(0, 0, 0));
            return new Answer(read.compared().isPresent() ? 1 : 0, compared.lost(), compared.again(), compared.found(), read.isDisbelieved() ? 1 : 0, read.isUnread() ? 1 : 0);
        }
    }

    @Funq("reconcile")
    public Answer reconcile(Input input) {
        return reconcile(input.connector, Limits.within("limit", input.limit, MOST, MOST), LONGEST_CALL);
    }

    @Override
    public Plan plan() {
        return new Plan("reconcile", 10, Duration.ofHours(1), Duration.ofMinutes(5));
    }

    @Override
    public Answer run() {
        return reconcile(new Input(null, null));
    }

    @Override
    public Answer runOnSchedule() {
        return reconcile(null, Integer.MAX_VALUE, LONGEST_SCHEDULED);
    }

    private Answer reconcile(String named, int pages, Duration longest) {
        List<Connector> connectors = QuarkusTransaction.requiringNew().call(() -> named == null
                ? Connector.<Connector>list("removedAt is null and enabled order by id") : List.of(Connector.required(named)));
        // Measured by the machine's clock: this bounds how long we work, and is no moment of the field.
        var end = System.nanoTime() + longest.toNanos();
        var runs = connectors.stream().map(connector -> executor.supplyAsync(() -> reconcile(connector, pages, end))
                .completeOnTimeout(Answer.NOTHING, longest.toMillis(), TimeUnit.MILLISECONDS)).toList();
        return runs.stream().map(CompletableFuture::join).reduce(Answer.NOTHING, Answer::plus);
    }

    private Answer reconcile(Connector connector, int pages, long end) {
        if (!connector.enabled) {
            return Answer.of(Read.UNREAD);
        }
        var round = Retried.transaction(() -> Reconciliation.begin(connector, clock.instant()));
        var answer = Answer.NOTHING;
        Read read;
        var left = pages;
        do {
            read = read(connector, round);
            answer = answer.plus(Answer.of(read));
        } while (read.goesOn() && --left > 0 && System.nanoTime() < end);
        if (answer.lost + answer.again > 0) {
            repairsDue.fireAsync(new DeliveryDue());
        }
        return answer;
    }

    /** A page, between deliveries, so that the target system's limits hold for both. */
    private Read read(Connector connector, Instant round) {
        // The local directory is in our own database, which keeps those apart who work on it.
        if (connector.kind == ConnectorKind.local) {
            return reader.read(connector, round);
        }
        return lanes.of(connector).runBetween(() -> {
            try (var lease = leases.take(connector)) {
                return lease == null ? Read.UNREAD : reader.read(lease.connector, round);
            }
        });
    }
}
