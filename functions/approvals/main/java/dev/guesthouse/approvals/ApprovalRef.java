package dev.guesthouse.approvals;

import java.util.UUID;

import dev.guesthouse.approval.ApprovalLink;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an approver means: the stage of a request that is open when the call comes in, or the one that a link was made for
 * (APR-06). Named before anything is locked, so that of two decisions at once the second is not taken for one of the next
 * stage (APR-03); ids, so that nothing is loaded before it is locked.
 */
@RegisterForReflection(targets = RequestStage.Ids.class)
final class ApprovalRef {

    private ApprovalRef() {
    }

    /**
     * @param link the token or the whole address, good only for the approver it was sent to
     * @throws Problem invalid-input, unless there is one of the two; not-found, for a link that is not good too
     */
    static RequestStage.Ids find(UUID requestId, String link, UUID approverId) {
        if ((requestId == null) == (link == null)) {
            throw Problem.invalid("requestId", "must be given, or else link; not both");
        }
        return (link == null ? RequestStage.openIds(requestId) : ApprovalLink.stageOf(link, approverId)).orElseThrow(() -> Problem.notFound("request"));
    }
}
