package dev.guesthouse.requests;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.submission.Extensions;
import io.quarkus.funqy.Funq;

/**
 * Asks for a later end of one's own access (POL-09, ASG-06), or as a sponsor of that of somebody of one's organization (ORG-15): the request is theirs,
 * says who asked, and is decided by somebody else (REQ-16).
 */
@ApplicationScoped
public class ExtendAccess {

    /**
     * <pre>{@code
     * {"assignmentId": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "The tests go on until summer."}
     * }</pre>
     *
     * @param assignmentId one's own, or of somebody of an organization that the caller is a sponsor of
     * @param endDateTime the first moment without it; left out for as long as the policy gives from the moment when it is
     *            extended
     * @param justification why, at most 4,000 characters; left out where the policy asks for none
     */
    public record Input(UUID assignmentId, Instant endDateTime, String justification) {
    }

    private final Caller caller;
    private final Extensions extensions;

    ExtendAccess(Caller caller, Extensions extensions) {
        this.caller = caller;
        this.extensions = extensions;
    }

    /** @throws dev.guesthouse.problem.Problem already-ended, domain-claimed, extension-refused, forbidden, not-found, request-open, too-many-requests */
    @Funq("extend-access")
    @Change(thenDeliver = true)
    public RequestView extendAccess(Input input) {
        var made = extensions.extend(input.assignmentId(), input.endDateTime(), input.justification(), caller.act());
        caller.created("request", "id", made.request().id);
        return RequestView.of(made, true);
    }
}
