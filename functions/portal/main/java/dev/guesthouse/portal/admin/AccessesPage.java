package dev.guesthouse.portal.admin;

import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Who has what, or had, by package, partner and person, by when it ends, and what has failed. */
@ApplicationScoped
class AccessesPage implements HtmlPage {

    private static final String[] FILTERS = { "packageId", "organizationId", "state", "person", "endingBefore" };
    /** What ends within so many days ends soon. */
    private static final int SOON = 30;

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance accesses(Frame frame, Office office, Part<AssignmentRow> held, String file, String soon);
    }

    @Override
    public String path() {
        return "/admin/access";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.accesses(visit.frame(), office, office.list(FunctionTable.ASSIGNMENTS, AssignmentRow.class, input(office), FILTERS),
                office.narrowed(AccessFilePage.PATH, FILTERS), "/admin/access?state=live&endingBefore=" + visit.frame().at().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(SOON)));
    }

    /** What the query of the address asks for. */
    static ObjectNode input(Office office) {
        var input = office.visit().query("packageId", "organizationId", "state");
        office.person(input);
        if (!office.asked("endingBefore").isBlank()) {
            input.put("endingBefore", Days.end(office.asked("endingBefore")));
        }
        return input;
    }
}
