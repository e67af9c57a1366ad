package dev.guesthouse.delivery;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import org.eclipse.microprofile.context.ManagedExecutor;

import dev.guesthouse.http.nudge.DeliveryDue;

/**
 * Delivers at once what a commit has just left to deliver; the schedule would do the same some seconds later. Messages do
 * not wait for target systems, nor these for the mail server, so that a sign-in code is there though a target is slow.
 */
@ApplicationScoped
class DeliveryAtOnce {

    /** A slow target holds up no nudge after this one. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Deliver deliver;
    private final SendMessages sendMessages;
    private final ManagedExecutor executor;
    private final Lane grants = new Lane();
    private final Lane messages = new Lane();

    DeliveryAtOnce(Deliver deliver, SendMessages sendMessages, ManagedExecutor executor) {
        this.deliver = deliver;
        this.sendMessages = sendMessages;
        this.executor = executor;
    }

    // One observer: those of one event are called one after the other.
    void deliver(@ObservesAsync DeliveryDue due) {
        var sending = executor.runAsync(() -> messages.run(sendMessages::sendAll));
        grants.run(() -> deliver.deliver(Deliver.ALL, LONGEST));
        sending.join();
    }
}
