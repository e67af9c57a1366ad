package dev.guesthouse.portal.partner;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where a sponsor ends somebody's access before its time, with a reason (ORG-15). */
@ApplicationScoped
class EndAccessPage implements HtmlPage {

    @CheckedTemplate(basePath = "partner")
    static class Templates {
        static native TemplateInstance endAccess(Frame frame, MyOrganization.Holds held);
    }

    @Override
    public String path() {
        return "/my/organization/:id";
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.endAccess(visit.frame(), Held.of(visit)));
    }

    @Override
    public Reply act(Visit visit) {
        visit.call(FunctionTable.END_ACCESS, visit.input().put("assignmentId", visit.parameter("id")).put("justification", visit.form().value("justification")));
        return Reply.seeOther("/my/organization", Done.accessEnded);
    }
}
