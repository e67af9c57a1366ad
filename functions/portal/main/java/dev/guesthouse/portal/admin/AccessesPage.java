package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Who has what, or had, by package, partner and person, and by when it ends. */
@ApplicationScoped
class AccessesPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance accesses(Frame frame, Office office, Part<AssignmentRow> held);
    }

    @Override
    public String path() {
        return "/admin/access";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        var input = visit.query("packageId", "organizationId", "state");
        office.person(input);
        if (!office.asked("endingBefore").isBlank()) {
            input.put("endingBefore", Days.end(office.asked("endingBefore")));
        }
        return visit.page(Templates.accesses(visit.frame(), office, office.list(FunctionTable.ASSIGNMENTS, AssignmentRow.class, input,
                "packageId", "organizationId", "state", "person", "endingBefore")));
    }
}
