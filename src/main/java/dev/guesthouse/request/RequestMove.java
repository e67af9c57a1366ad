package dev.guesthouse.request;

import static dev.guesthouse.request.RequestEvent.askApproval;
import static dev.guesthouse.request.RequestEvent.cancel;
import static dev.guesthouse.request.RequestEvent.complete;
import static dev.guesthouse.request.RequestEvent.completePartly;
import static dev.guesthouse.request.RequestEvent.deliver;
import static dev.guesthouse.request.RequestEvent.deny;
import static dev.guesthouse.request.RequestEvent.fail;
import static dev.guesthouse.request.RequestEvent.reprocess;
import static dev.guesthouse.request.RequestEvent.schedule;
import static dev.guesthouse.request.RequestState.canceled;
import static dev.guesthouse.request.RequestState.delivered;
import static dev.guesthouse.request.RequestState.deliveryFailed;
import static dev.guesthouse.request.RequestState.delivering;
import static dev.guesthouse.request.RequestState.denied;
import static dev.guesthouse.request.RequestState.partiallyDelivered;
import static dev.guesthouse.request.RequestState.pendingApproval;
import static dev.guesthouse.request.RequestState.scheduled;
import static dev.guesthouse.request.RequestState.submitted;

import java.util.List;
import java.util.Optional;

/** An allowed move of a request (REQ-08): what is not in the table is refused. */
public record RequestMove(RequestState from, RequestEvent event, RequestState to) {

    public static final List<RequestMove> TABLE = List.of(
            new RequestMove(submitted, askApproval, pendingApproval),
            new RequestMove(submitted, schedule, scheduled),
            new RequestMove(submitted, deliver, delivering),
            new RequestMove(submitted, deny, denied),
            new RequestMove(pendingApproval, schedule, scheduled),
            new RequestMove(pendingApproval, deliver, delivering),
            new RequestMove(pendingApproval, deny, denied),
            new RequestMove(pendingApproval, cancel, canceled),
            new RequestMove(scheduled, deliver, delivering),
            new RequestMove(scheduled, deny, denied),
            new RequestMove(scheduled, cancel, canceled),
            new RequestMove(delivering, complete, delivered),
            new RequestMove(delivering, completePartly, partiallyDelivered),
            new RequestMove(delivering, fail, deliveryFailed),
            new RequestMove(partiallyDelivered, reprocess, delivering),
            new RequestMove(deliveryFailed, reprocess, delivering));

    /** Where an event leads from a state; empty where it is not allowed. */
    public static Optional<RequestState> of(RequestState from, RequestEvent event) {
        return TABLE.stream().filter(move -> move.from == from && move.event == event).map(RequestMove::to).findFirst();
    }
}
