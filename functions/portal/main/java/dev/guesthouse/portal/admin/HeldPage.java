package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.portal.page.Days;
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
        static native TemplateInstance held(Frame frame, Office office, AssignmentRow held);
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
        return visit.page(Templates.held(visit.frame(), new Office(visit), held));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("assignmentId", visit.parameter("id"));
        form.putInto(input, "justification");
        if (form.has("end")) {
            visit.call(FunctionTable.REMOVE_ACCESS, input);
        } else {
            form.text("endDateTime").map(Days::end).ifPresent(moment -> input.put("endDateTime", moment));
            visit.call(FunctionTable.CHANGE_ACCESS, input);
        }
        return Reply.seeOther(visit.frame().path());
    }
}
