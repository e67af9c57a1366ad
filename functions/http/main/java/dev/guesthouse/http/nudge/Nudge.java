package dev.guesthouse.http.nudge;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jboss.logging.Logger;

/** Asks for delivery right after a commit, so that nobody waits for the schedule; nothing is lost where it fails. */
@ApplicationScoped
public class Nudge {

    private static final Logger LOG = Logger.getLogger(Nudge.class);

    private final Event<DeliveryDue> deliveryDue;
    private final DeliveryProgram program;

    Nudge(Event<DeliveryDue> deliveryDue, DeliveryProgram program) {
        this.deliveryDue = deliveryDue;
        this.program = program;
    }

    /** Waits 2 s at most; what takes longer goes on. */
    public void deliver() {
        try {
            var delivery = program.isElsewhere() ? program.deliver() : deliveryDue.fireAsync(new DeliveryDue()).toCompletableFuture();
            delivery.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.debug("delivery takes longer than the caller waits");
        } catch (ExecutionException e) {
            // BackgroundFailures, or DeliveryProgram, has said why.
            LOG.debug("delivery failed; the schedule takes what is left");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
