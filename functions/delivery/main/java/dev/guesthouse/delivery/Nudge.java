package dev.guesthouse.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import dev.guesthouse.http.DeliveryDue;

/**
 * Delivers at once what a commit has just left to deliver; the schedule would do the same some seconds later. Messages do
 * not wait for target systems, so that a sign-in code is there though a target is slow.
 */
@ApplicationScoped
class Nudge {

    private final Coalesced messages;
    private final Coalesced grants;

    Nudge(Deliver deliver, SendMessages sendMessages) {
        messages = new Coalesced(() -> sendMessages.sendMessages(null));
        grants = new Coalesced(() -> {
            // Access that is there now has caused messages of its own.
            if (deliver.deliver(null).settled() > 0) {
                messages.run();
            }
        });
    }

    void sendMessages(@ObservesAsync DeliveryDue due) {
        messages.run();
    }

    void deliver(@ObservesAsync DeliveryDue due) {
        grants.run();
    }
}
