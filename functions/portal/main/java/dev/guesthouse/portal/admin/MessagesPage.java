package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.message.MessageState;
import dev.guesthouse.people.MessageView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Messages that were sent, wait, or could not be sent, and why; one can be sent once more. */
@ApplicationScoped
class MessagesPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance messages(Frame frame, Office office, Part<MessageView> messages, List<MessageState> states);
    }

    @Override
    public String path() {
        return "/admin/messages";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.messages(visit.frame(), office,
                office.list(FunctionTable.MESSAGES, MessageView.class, visit.query("state", "recipient"), "state", "recipient"), List.of(MessageState.values())));
    }

    @Override
    public Reply act(Visit visit) {
        var sent = visit.call(FunctionTable.RESEND_MESSAGE, visit.input().put("id", visit.form().value("resend"))).answer(MessageView.class);
        return Reply.seeOther("/admin/messages?recipient=" + new Office(visit).encoded(sent.recipient()));
    }
}
