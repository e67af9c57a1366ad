package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where somebody of the home organization is added. */
@ApplicationScoped
class NewMemberPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance newMember(Frame frame, Office office);
    }

    @Override
    public String path() {
        return "/admin/people/new-member";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.ADD_MEMBER);
        return visit.page(Templates.newMember(visit.frame(), new Office(visit)));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("email", form.value("email").strip());
        form.putInto(input, "displayName");
        form.text("manager").ifPresent(address -> input.putObject("manager").put("email", address));
        return Reply.seeOther("/admin/people/" + visit.call(FunctionTable.ADD_MEMBER, input).answer(PersonView.class).id(), Done.memberAdded);
    }
}
