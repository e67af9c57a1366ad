package dev.guesthouse.requests;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assigning;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/**
 * Tries again, at once, to bring a target system to what is wanted of it (CON-03); what is delivered stays so. Access that was given in part or
 * not at all for want of it is delivered anew as a whole (REQ-11).
 */
@ApplicationScoped
public class RetryDelivery {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the delivery's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Assigning assigning;

    RetryDelivery(Caller caller, Assigning assigning) {
        this.caller = caller;
        this.assigning = assigning;
    }

    /** @throws dev.guesthouse.problem.Problem forbidden, not-found */
    @Funq("retry-delivery")
    @Change(thenDeliver = true)
    public DeliveryView retryDelivery(Input input) {
        return DeliveryView.of(List.of(assigning.retry(Fields.need("id", input.id()), caller.act()))).get(0);
    }
}
