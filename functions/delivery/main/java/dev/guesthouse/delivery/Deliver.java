package dev.guesthouse.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;

import dev.guesthouse.assignment.Settlement;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.GrantDelivery.Outcome;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Makes the target systems agree with what people should hold, and settles assignments that were waiting for it (ASG-01). */
@ApplicationScoped
public class Deliver {

    private static final int SETTLED_AT_ONCE = 50;
    /** Longer than a connector works in one run: who is not back then hangs in a call, and goes on alone. */
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final GrantClaims claims;
    private final ConnectorDelivery delivery;
    private final Settlement settlement;
    private final ManagedExecutor executor;
    private final Clock clock;
    /** Connectors that a thread of this process is at: a target that hangs gets no second one. */
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    Deliver(GrantClaims claims, ConnectorDelivery delivery, Settlement settlement, ManagedExecutor executor, Clock clock) {
        this.claims = claims;
        this.delivery = delivery;
        this.settlement = settlement;
        this.executor = executor;
        this.clock = clock;
    }

    /** @param limit how many grants at most, 1-1,000; 100 where it is left out */
    public record Limits(Integer limit) {
    }

    /**
     * @param granted roles given by this call
     * @param revoked roles taken away
     * @param failed tries that failed; each is tried again or rests, with its reason
     * @param settled assignments of which it is now known how they came out
     */
    public record Answer(int granted, int revoked, int failed, int settled) {
    }

    @Funq("deliver")
    public Answer deliver(Limits limits) {
        var permits = new Permits(Limit.of(limits == null ? null : limits.limit));
        // Each connector on a thread of its own, so that a slow one delays nobody else's grants (CON-03).
        var runs = claims.connectors(clock.instant()).stream().filter(connector -> busy.add(connector.id))
                .map(connector -> executor.supplyAsync(() -> run(connector, permits))).toList();
        var counts = runs.stream().map(Deliver::await).toList();
        return new Answer(sum(counts, Outcome.granted), sum(counts, Outcome.revoked),
                sum(counts, Outcome.failed) + sum(counts, Outcome.away) + sum(counts, Outcome.throttled), settle());
    }

    @Scheduled(identity = "deliver", every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void onSchedule() {
        deliver(null);
    }

    private Map<Outcome, Integer> run(Connector connector, Permits permits) {
        try {
            return delivery.deliver(connector, permits);
        } finally {
            busy.remove(connector.id);
        }
    }

    private static Map<Outcome, Integer> await(CompletableFuture<Map<Outcome, Integer>> run) {
        return run.completeOnTimeout(Map.of(), LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static int sum(List<Map<Outcome, Integer>> counts, Outcome outcome) {
        return counts.stream().mapToInt(count -> count.getOrDefault(outcome, 0)).sum();
    }

    // Also when nothing was delivered: a crash may have come between. In transactions that hold no grant, since the expiry
    // sweep locks assignments first and grants after them.
    private int settle() {
        var settled = 0;
        int last;
        do {
            last = QuarkusTransaction.requiringNew().call(() -> settlement.settle(SETTLED_AT_ONCE, clock.instant()));
            settled += last;
        } while (last == SETTLED_AT_ONCE);
        return settled;
    }
}
