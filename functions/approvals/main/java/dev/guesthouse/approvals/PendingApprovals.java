package dev.guesthouse.approvals;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.approval.StageState;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.Dates;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.request.RequestType;
import io.quarkus.funqy.Funq;

/** Lists what waits for the caller's decision, newest first; a page can be shorter than asked for, where standings were lost. */
@ApplicationScoped
public class PendingApprovals {

    /**
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(Integer limit, String after) {
    }

    /**
     * A request that waits for the caller's decision.
     *
     * @param requestId the request's
     * @param requestType who wants what
     * @param requestor whose access it is about
     * @param askedBy the sponsor who asked for the requestor (REQ-16); null where they did themselves
     * @param accessPackage what it is about
     * @param justification why it was made; null where nobody said
     * @param asked the dates that are asked for
     * @param assignmentId what it is about; null where it asks for something new
     * @param submittedDateTime when it was made
     * @param dueDateTime until when it can be decided
     */
    public record Item(UUID requestId, RequestType requestType, PersonName requestor, PersonName askedBy, @JsonProperty("package") RequestView.Named accessPackage,
            String justification, Dates asked, UUID assignmentId, Instant submittedDateTime, Instant dueDateTime) {

        static Item of(RequestStage stage) {
            var request = stage.request;
            return new Item(request.id, request.type, PersonName.of(request.requestor), PersonName.of(request.askedBy),
                    new RequestView.Named(request.accessPackage.id, request.accessPackage.displayName), request.justification, Dates.asked(request),
                    request.assignmentId, request.createdAt, stage.dueAt);
        }
    }

    private final Caller caller;
    private final Clock clock;
    private final Approvals approvals;

    PendingApprovals(Caller caller, Clock clock, Approvals approvals) {
        this.caller = caller;
        this.clock = clock;
        this.approvals = approvals;
    }

    @Funq("pending-approvals")
    @Transactional
    public Page<Item> pendingApprovals(Input input) {
        var person = caller.person();
        var paging = Paging.of("pending-approvals", input.limit(), input.after());
        var asked = RequestStage.<RequestStage>find("from RequestStage s join fetch s.request r join fetch r.accessPackage join fetch r.requestor left join fetch r.askedBy"
                + " where s.state = :open and s.dueAt > :now and exists (select 1 from StageApprover a where a.stage = s and a.person = :person)"
                + " and " + paging.newestFirst("s", "openedAt"),
                paging.parameters().and("open", StageState.open).and("now", clock.instant()).and("person", person))
                .page(0, paging.lookahead()).list();
        return paging.pageAtOnce(asked, shown -> approvals.mayDecide(shown, person).stream().map(Item::of).toList(), stage -> stage.openedAt, stage -> stage.id);
    }
}
