package dev.guesthouse.test;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.guesthouse.http.nudge.DeliveryDue;
import dev.guesthouse.http.nudge.DeliveryElsewhere;
import dev.guesthouse.http.nudge.Nudge;

/** Notes what the product's nudges have begun, which it waits for no more than its callers do: so a test can. */
@Alternative
@Priority(1)
@Singleton
public class Nudges extends Nudge {

    /** A delivery that takes longer goes on: a test that wants it waits for what it does. */
    private static final int LONGEST_SECONDS = 2;
    private static final Set<CompletableFuture<?>> UNDER_WAY = ConcurrentHashMap.newKeySet();

    Nudges(Event<DeliveryDue> deliveryDue, DeliveryElsewhere elsewhere) {
        super(deliveryDue, elsewhere);
    }

    @Override
    public CompletionStage<?> deliver() {
        var delivery = super.deliver().toCompletableFuture();
        UNDER_WAY.add(delivery);
        return delivery.whenComplete((done, failure) -> UNDER_WAY.remove(delivery));
    }

    /** Waits for those that were begun by now. */
    static void settle() {
        try {
            CompletableFuture.allOf(UNDER_WAY.toArray(CompletableFuture[]::new)).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // as it stands then
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
