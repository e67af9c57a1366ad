package dev.guesthouse.submission;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.approval.Progress;
import dev.guesthouse.approval.Stages;
import dev.guesthouse.assignment.Fulfilment;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestAnswer;
import dev.guesthouse.request.RequestEvent;

/** What all that becomes a request has in common: what is locked before, and how it is stored and begun. Runs in the caller's transaction. */
@ApplicationScoped
class Intake {

    private final Stages stages;
    private final Fulfilment fulfilment;
    private final Audit audit;

    Intake(Stages stages, Fulfilment fulfilment, Audit audit) {
        this.stages = stages;
        this.fulfilment = fulfilment;
        this.audit = audit;
    }

    /** Whoever asks, {@linkplain #locked locked}. @throws Problem unauthenticated, where they may not any more */
    static Person asking(Act act) {
        // They may have been deleted while this call waited.
        var requestor = Person.lockedIfThere(act.by().id()).orElseThrow(Problem::signedOut);
        Organization.keepOf(requestor);
        RequestRule.checkStanding(requestor);
        return requestor;
    }

    /** Whom a request is for, locked: whoever asks twice at once asks one after the other. @throws Problem not-found */
    static Person locked(UUID id) {
        var person = Person.locked(id);
        // The removal of their organization would not see the request that is being made (ORG-11).
        Organization.keepOf(person);
        return person;
    }

    /** Nobody deletes or changes the package or its policies until the request is there (PKG-05, POL-12). @throws Problem not-found */
    static void keep(AccessPackage accessPackage) {
        AccessPackage.findById(accessPackage.id, LockModeType.PESSIMISTIC_READ);
        if (accessPackage.removedAt != null) {
            throw Problem.notFound("access package");
        }
    }

    /**
     * Stores a request that was found right, and asks for approval, or gives what it asks for where none is needed.
     *
     * @param approval whether the policy's stages decide it, where it has any
     */
    Progress take(AssignmentRequest request, List<RequestAnswer> answers, boolean approval, Act act) {
        var asked = approval ? request.policyVersion.stages() : List.<ApprovalStage>of();
        if (asked.isEmpty()) {
            store(request, answers, act);
            return new Progress(request, List.of(), fulfilment.fulfil(request, act));
        }
        request.move(RequestEvent.askApproval, act.at());
        store(request, answers, act);
        return new Progress(request, List.of(stages.open(request, asked.get(0), act.at())), request.assignmentId);
    }

    private void store(AssignmentRequest request, List<RequestAnswer> answers, Act act) {
        request.persist();
        answers.forEach(answer -> {
            answer.request = request;
            answer.persist();
        });
        audit.event(act, "request.submitted", "request", request.id).after(Audit.values("type", request.type, "person", request.requestor.id,
                "accessPackage", request.accessPackage.id, "policy", request.policyVersion.policy.id, "policyVersion", request.policyVersion.number,
                "organization", request.organization == null ? null : request.organization.id, "startDateTime", request.startAt,
                "endDateTime", request.endAt)).personal("justification", request.justification)
                .personal("answers", answers.isEmpty() ? null
                        : answers.stream().collect(Collectors.toMap(answer -> answer.question.questionId, answer -> answer.value)))
                .write();
    }
}
