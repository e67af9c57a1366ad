package dev.guesthouse.portal.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.approvals.ApprovalView;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Everything that an approver needs to know on one page, and the two buttons under it (APR-07, PAG-07).
 *
 * @param visit whoever decides
 * @param reference what names the request for the functions: its id or a link of its stage
 */
record DecisionForm(Visit visit, ObjectNode reference) {

    @CheckedTemplate(basePath = "decide")
    static class Templates {
        static native TemplateInstance decision(Frame frame, ApprovalView approval);
    }

    /** @throws dev.guesthouse.problem.Problem not-found, forbidden */
    Reply show() {
        return visit.page(Templates.decision(visit.frame(), visit.read(FunctionTable.APPROVAL, ApprovalView.class, reference)));
    }

    /** Decides as the button that was pressed says; what came of it stands where the decision was asked for. */
    Reply act() {
        var form = visit.form();
        if (form.has("approve") == form.has("deny")) {
            // No button was pressed: nothing is preselected.
            return show();
        }
        var input = reference.deepCopy();
        form.putInto(input, "justification");
        visit.call(form.has("approve") ? FunctionTable.APPROVE_REQUEST : FunctionTable.DENY_REQUEST, input);
        return Reply.seeOther(visit.frame().path());
    }
}
