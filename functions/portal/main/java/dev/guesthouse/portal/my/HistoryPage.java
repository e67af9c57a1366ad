package dev.guesthouse.portal.my;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.requests.RequestRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** All that somebody ever asked for (REQ-09). */
@ApplicationScoped
class HistoryPage implements HtmlPage {

    @CheckedTemplate(basePath = "my")
    static class Templates {
        static native TemplateInstance history(Frame frame, Page<RequestRow> requests);
    }

    @Override
    public String path() {
        return "/my/history";
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.history(visit.frame(), visit.list(FunctionTable.MY_REQUESTS, RequestRow.class, visit.query("after"))));
    }
}
