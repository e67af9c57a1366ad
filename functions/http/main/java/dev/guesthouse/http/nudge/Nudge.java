package dev.guesthouse.http.nudge;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Asks for delivery right after a commit, so that nobody waits for the schedule; nothing is lost where it fails. */
@ApplicationScoped
public class Nudge {

    private final Event<DeliveryDue> deliveryDue;
    private final DeliveryElsewhere elsewhere;

    protected Nudge(Event<DeliveryDue> deliveryDue, DeliveryElsewhere elsewhere) {
        this.deliveryDue = deliveryDue;
        this.elsewhere = elsewhere;
    }

    /**
     * Waits for no delivery: in this process it has been begun then, another program has been asked.
     *
     * @return ends when it has been delivered here, or asked for elsewhere, however that came out
     */
    public CompletionStage<?> deliver() {
        return elsewhere.isThere() ? elsewhere.ask() : deliveryDue.fireAsync(new DeliveryDue());
    }
}
