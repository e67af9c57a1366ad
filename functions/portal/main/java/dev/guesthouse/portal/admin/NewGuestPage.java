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

/** Where somebody of a partner is invited before any request (GST-03). */
@ApplicationScoped
class NewGuestPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance newGuest(Frame frame, Office office);
    }

    @Override
    public String path() {
        return "/admin/people/new-guest";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.INVITE_GUEST);
        return visit.page(Templates.newGuest(visit.frame(), new Office(visit)));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("email", form.value("email").strip()).put("sendMessage", form.has("sendMessage"));
        form.putInto(input, "displayName");
        return Reply.seeOther("/admin/people/" + visit.call(FunctionTable.INVITE_GUEST, input).answer(PersonView.class).id(),
                form.has("sendMessage") ? Done.guestInvited : Done.guestAdded);
    }
}
