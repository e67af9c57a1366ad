package dev.guesthouse.approvals;

import java.util.UUID;

import dev.guesthouse.approval.ApprovalLink;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;

/**
 * What an approver means: a request by its id, or the stage that a link was made for (APR-06). Ids, so that nothing is
 * loaded before it is locked.
 *
 * @param stageId null where a request was named
 */
record ApprovalRef(UUID requestId, UUID stageId) {

    /**
     * @param link the token or the whole address, good only for the approver it was sent to
     * @throws Problem invalid-input, unless there is one of the two; not-found for a link that is not good
     */
    static ApprovalRef find(UUID requestId, String link, Person approver) {
        if ((requestId == null) == (link == null)) {
            throw Problem.invalid("requestId", "must be given, or else link; not both");
        }
        return link == null ? new ApprovalRef(requestId, null)
                : ApprovalLink.stageOf(link, approver).map(stage -> new ApprovalRef(stage.requestId(), stage.stageId()))
                        .orElseThrow(() -> Problem.notFound("request"));
    }
}
