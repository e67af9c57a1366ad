package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.events.Events;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What somebody has, or had; its end is moved here, or it is ended at once. Its address says whose and what too, for no function shows a single one.
 */
@ApplicationScoped
class HeldPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance held(Frame frame, Office office, AssignmentRow held, Events.Item ending);
    }

    @Override
    public String path() {
        return "/admin/access/:packageId/:personId/:id";
    }

    @Override
    public Reply show(Visit visit) {
        var input = visit.input().put("packageId", visit.parameter("packageId")).put("limit", "200");
        input.putObject("person").put("id", visit.parameter("personId"));
        var held = visit.list(FunctionTable.ASSIGNMENTS, AssignmentRow.class, input).items().stream()
                .filter(row -> row.id().toString().equals(visit.parameter("id"))).findFirst().orElseThrow(() -> Problem.notFound("access"));
        return visit.page(Templates.held(visit.frame(), new Office(visit), held, held.endedDateTime() == null ? null : ending(visit)));
    }

    /** By whose word it ended and why, as the audit has it; null where its time was over, and for whoever may not read the audit. */
    private static Events.Item ending(Visit visit) {
        return !visit.may(FunctionTable.EVENTS) ? null : visit.list(FunctionTable.EVENTS, Events.Item.class,
                visit.input().put("subject", visit.parameter("id")).put("action", "assignment.ended")).items().stream().findFirst().orElse(null);
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("assignmentId", visit.parameter("id"));
        form.putInto(input, "justification");
        var end = form.has("end");
        if (end) {
            visit.call(FunctionTable.REMOVE_ACCESS, input);
        } else {
            form.text("endDateTime").map(Days::end).ifPresent(moment -> input.put("endDateTime", moment));
            visit.call(FunctionTable.CHANGE_ACCESS, input);
        }
        return Reply.seeOther(visit.frame().path(), end ? Done.accessEnded : Done.endMoved);
    }
}
