package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where a package is given to somebody who has not asked for it (REQ-10). */
@ApplicationScoped
class GivePage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance give(Frame frame, Office office, PackageView shown);
    }

    @Override
    public String path() {
        return "/admin/packages/:id/give";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.ASSIGN_ACCESS);
        var office = new Office(visit);
        return visit.page(Templates.give(visit.frame(), office, office.accessPackage()));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("packageId", visit.parameter("id"));
        input.putObject("person").put("email", form.value("person").strip());
        form.putInto(input, "policyId");
        form.text("startDateTime").map(Days::begin).ifPresent(moment -> input.put("startDateTime", moment));
        form.text("endDateTime").map(Days::end).ifPresent(moment -> input.put("endDateTime", moment));
        form.putInto(input, "justification");
        return Reply.seeOther("/admin/requests/" + visit.call(FunctionTable.ASSIGN_ACCESS, input).answer(RequestView.class).id());
    }
}
