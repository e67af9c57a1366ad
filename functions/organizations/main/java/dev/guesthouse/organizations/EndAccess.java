package dev.guesthouse.organizations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.submission.AccessChanges;
import io.quarkus.funqy.Funq;

/** Ends a person's access with a reason (ORG-15): for a sponsor of their organization, their manager, and administrators. */
@ApplicationScoped
public class EndAccess {

    public record Input(UUID assignmentId, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    EndAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    @Funq("end-access")
    @Change(thenDeliver = true)
    public void endAccess(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("assignmentId", input.assignmentId());
        var justification = fields.optionalText("justification", input.justification(), 4000);
        if (justification == null) {
            fields.refuse("justification", "is required: say why their access ends");
        }
        fields.check();
        var assignment = Assignment.locked(input.assignmentId());
        if (!mayEnd(assignment)) {
            throw Problem.notFound("assignment");
        }
        changes.end(assignment, RequestType.adminRemove, justification, act);
    }

    private boolean mayEnd(Assignment assignment) {
        var person = caller.person();
        return caller.isAdministrator() || person.is(assignment.person.manager) || Sponsor.answersFor(person, assignment.person);
    }
}
