package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.Work.Outcome;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import io.quarkus.funqy.Funq;

/** Makes the target systems agree with what people should hold, and settles assignments that were waiting for it (ASG-01). */
@ApplicationScoped
public class Deliver implements Job {

    private static final int MOST = 1_000;
    /** Of runs of this program's own: their time is their limit. */
    static final int ALL = Integer.MAX_VALUE;
    /** Longer than a connector works in one run: which is not back then hangs in a call, and goes on alone. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    /** No longer than until the next one, so that a slow target delays nobody else's retries. */
    private static final Duration LONGEST_SCHEDULED = Duration.ofSeconds(10);

    private final Claims claims;
    private final Leases leases;
    private final GrantDelivery grants;
    private final AccountDelivery accounts;
    private final ManagedExecutor executor;
    private final Clock clock;
    private final Lanes lanes;

    Deliver(Claims claims, Leases leases, Lanes lanes, GrantDelivery grants, AccountDelivery accounts, ManagedExecutor executor, Clock clock) {
        this.claims = claims;
        this.leases = leases;
        this.lanes = lanes;
        this.grants = grants;
        this.accounts = accounts;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * <pre>{@code {"limit": 100}}</pre>
     *
     * @param limit how many grants and accounts at most, 1 to 1,000; 1,000 where it is left out
     */
    public record Input(Integer limit) {
    }

    /**
     * What the call did.
     *
     * @param granted roles given by this call
     * @param revoked roles taken away
     * @param accounts accounts blocked, unblocked or deleted (GST-02)
     * @param failed tries that failed; each is tried again or rests, with its reason
     * @param settled assignments of which it is now known how they came out
     */
    public record Answer(int granted, int revoked, int accounts, int failed, int settled) {

        private Answer plus(Answer other) {
            return new Answer(granted + other.granted, revoked + other.revoked, accounts + other.accounts, failed + other.failed, settled + other.settled);
        }
    }

    @Funq("deliver")
    public Answer deliver(Input input) {
        return deliver(Limits.within("limit", input.limit, MOST, MOST), LONGEST_CALL);
    }

    @Override
    public Plan plan() {
        return new Plan("deliver", 6, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Override
    public Answer run() {
        return deliver(new Input(null));
    }

    @Override
    public Answer runOnSchedule() {
        return deliver(ALL, LONGEST_SCHEDULED);
    }

    /** Delivers, and answers what is done once so much time has passed; what is under way then goes on. */
    Answer deliver(int limit, Duration longest) {
        var permits = new Permits(limit);
        var runs = claims.connectors().stream().map(connector -> executor.supplyAsync(() -> run(connector, permits))
                .completeOnTimeout(nothing(), longest.toMillis(), TimeUnit.MILLISECONDS)).toList();
        // Where none is due, a crash may have come between a delivery and its settling.
        return runs.isEmpty() ? settled(grants.settleIfDue()) : runs.stream().map(CompletableFuture::join).reduce(nothing(), Answer::plus);
    }

    private Answer run(Connector connector, Permits permits) {
        return lanes.of(connector).run(() -> work(connector, permits)).orElse(nothing());
    }

    private Answer work(Connector connector, Permits permits) {
        // The local directory is in our own database, which keeps those apart who work on it.
        if (connector.kind == ConnectorKind.local) {
            return work(connector, new DeliveryRun(claims, permits, executor, () -> true, clock));
        }
        try (var lease = leases.take(connector)) {
            return lease == null ? nothing() : work(lease.connector, new DeliveryRun(claims, permits, executor, lease::isKept, clock));
        }
    }

    private Answer work(Connector connector, DeliveryRun run) {
        // Accounts after the grants, so that memberships are gone before their account is.
        if (run.deliver(grants, connector)) {
            run.deliver(accounts, connector);
        }
        return new Answer(run.count(Outcome.granted), run.count(Outcome.revoked), run.count(Outcome.account),
                run.count(Outcome.failed, Outcome.away, Outcome.throttled), run.settled() + grants.settle());
    }

    private static Answer settled(int assignments) {
        return new Answer(0, 0, 0, 0, assignments);
    }

    private static Answer nothing() {
        return settled(0);
    }
}
