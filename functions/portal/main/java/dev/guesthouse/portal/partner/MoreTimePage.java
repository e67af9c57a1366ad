package dev.guesthouse.portal.partner;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where a sponsor asks for more time for one of their people (ORG-15, POL-09): it is that person's request, and somebody else decides it (REQ-16). */
@ApplicationScoped
class MoreTimePage implements HtmlPage {

    @CheckedTemplate(basePath = "partner")
    static class Templates {
        static native TemplateInstance moreTime(Frame frame, MyOrganization.Holds held);
    }

    @Override
    public String path() {
        return "/my/organization/:id/more";
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.moreTime(visit.frame(), Held.of(visit)));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("assignmentId", visit.parameter("id"));
        form.putInto(input, "justification");
        form.text("endDateTime").map(Days::end).ifPresent(moment -> input.put("endDateTime", moment));
        return Reply.seeOther("/my/requests/" + visit.call(FunctionTable.EXTEND_ACCESS, input).answer(RequestView.class).id() + "?sent");
    }
}
