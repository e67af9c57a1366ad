package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import io.quarkus.funqy.Funq;

/** Shows a request to its requestor, the sponsor who asked for them, its approvers and administrators; to everybody else it is not there. */
@ApplicationScoped
public class ShowRequest {

    /** @param id the request's */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Approvals approvals;

    ShowRequest(Caller caller, Approvals approvals) {
        this.caller = caller;
        this.approvals = approvals;
    }

    /** @throws Problem not-found */
    @Funq("request")
    @Transactional
    public RequestView request(Input input) {
        var request = AssignmentRequest.byId(Fields.need("id", input.id()));
        if (caller.isMachine() || caller.isAdministrator()) {
            return RequestView.of(request, false);
        }
        var person = caller.person();
        // As long as they answer for the requestor: then they see in my-organization that it is there.
        var theirs = person.is(request.requestor) || (person.is(request.askedBy) && Sponsor.answersFor(person, request.requestor));
        if (!theirs && !approvals.isApprover(request, person)) {
            throw Problem.notFound("request");
        }
        return RequestView.of(request, theirs);
    }
}
