package dev.guesthouse.portal.admin;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.EndAssignments;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where all access to a package, or of a partner's people, is ended at once: first it says how much that is and whose (REQ-17). */
@ApplicationScoped
class EndAllPage implements HtmlPage {

    /** What no number is goes as it is: the function says so. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance endAll(Frame frame, Office office, EndAssignments.Answer there);
    }

    @Override
    public String path() {
        return "/admin/access/end";
    }

    /** There is nothing to see before somebody asked for it: the function that counts is the one that ends, and no address calls it. */
    @Override
    public Reply show(Visit visit) {
        if (visit.form().fields().isEmpty()) {
            throw Problem.notFound("page");
        }
        return visit.page(Templates.endAll(visit.frame(), new Office(visit), visit.call(FunctionTable.END_ASSIGNMENTS, wanted(visit)).answer(EndAssignments.Answer.class)));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        if (!form.has("end")) {
            return show(visit);
        }
        var expected = form.value("expected");
        var input = wanted(visit).put("justification", form.value("justification"));
        visit.call(FunctionTable.END_ASSIGNMENTS, NUMBER.matcher(expected).matches() ? input.put("expected", Integer.parseInt(expected)) : input.put("expected", expected));
        return Reply.seeOther(form.has("packageId") ? "/admin/packages/" + form.value("packageId") : "/admin/partners/" + form.value("organizationId"),
                Done.accessEnded);
    }

    private static ObjectNode wanted(Visit visit) {
        var form = visit.form();
        var input = visit.input();
        form.putInto(input, "packageId", "organizationId");
        return input;
    }
}
