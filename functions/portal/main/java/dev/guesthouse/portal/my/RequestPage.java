package dev.guesthouse.portal.my;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A request step by step: what happened when, what happens next and by when, and whom to ask (PAG-10). Whoever it is about can take it back here while it
 * waits; whoever else may see it (a sponsor who asked for them) is told how it stands.
 */
@ApplicationScoped
class RequestPage implements HtmlPage {

    @CheckedTemplate(basePath = "my")
    static class Templates {
        static native TemplateInstance request(Frame frame, RequestView request, boolean sent, boolean own);
    }

    @Override
    public String path() {
        return "/my/requests/:id";
    }

    @Override
    public Reply show(Visit visit) {
        var request = visit.read(FunctionTable.REQUEST, RequestView.class, visit.input().put("id", visit.parameter("id")));
        return visit.page(Templates.request(visit.frame(), request, visit.parameter("sent") != null,
                request.requestor().id().equals(visit.frame().person().id())));
    }

    @Override
    public Reply act(Visit visit) {
        visit.call(FunctionTable.CANCEL_REQUEST, visit.input().put("requestId", visit.parameter("id")));
        return Reply.seeOther(visit.frame().path());
    }
}
