package dev.guesthouse.portal.partner;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
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
        var held = visit.read(FunctionTable.MY_ORGANIZATION, MyOrganization.Answer.class, visit.input()).organizations().stream()
                .flatMap(organization -> organization.access().stream())
                .filter(access -> access.assignmentId().toString().equals(visit.parameter("id"))).findFirst().orElseThrow(() -> Problem.notFound("access"));
        return visit.page(Templates.endAccess(visit.frame(), held));
    }

    @Override
    public Reply act(Visit visit) {
        visit.call(FunctionTable.END_ACCESS, visit.input().put("assignmentId", visit.parameter("id")).put("justification", visit.form().value("justification")));
        return Reply.seeOther("/my/organization");
    }
}
