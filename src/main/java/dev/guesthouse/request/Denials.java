package dev.guesthouse.request;

import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;

/** Ends requests that no person decided on, and tells the requestor why. */
@ApplicationScoped
public class Denials {

    private final Audit audit;
    private final Outbox outbox;

    Denials(Audit audit, Outbox outbox) {
        this.audit = audit;
        this.outbox = outbox;
    }

    /** The request must be locked. */
    public void deny(AssignmentRequest request, RequestReason reason, Instant now) {
        request.deny(reason, now);
        audit.event(Act.ofSystem(now), "request.denied", "request", request.id)
                .after(Map.of("state", request.state, "reason", reason)).write();
        tell(request, reason == RequestReason.timedOut ? MessageKind.requestTimedOut : MessageKind.requestDenied, now);
    }

    /** Tells the requestor that the request has ended; nobody where an administrator assigned and nobody asked (MSG-04). */
    public void tell(AssignmentRequest request, MessageKind kind, Instant now) {
        if (request.type == RequestType.adminAdd) {
            return;
        }
        outbox.write(kind, "request:" + request.id + ":ended", request.requestor, Map.of("request", request.id.toString()), now);
    }
}
