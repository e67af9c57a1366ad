package dev.guesthouse.portal.ask;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.requests.AvailableRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What somebody can ask for, by the beginning of its name (REQ-01). */
@ApplicationScoped
class FindPage implements HtmlPage {

    @CheckedTemplate(basePath = "ask")
    static class Templates {
        static native TemplateInstance find(Frame frame, Page<AvailableRow> found, String search, String more);
    }

    @Override
    public String path() {
        return "/my/find";
    }

    @Override
    public Reply show(Visit visit) {
        var found = visit.list(FunctionTable.AVAILABLE_PACKAGES, AvailableRow.class, visit.query("search", "after"));
        return visit.page(Templates.find(visit.frame(), found, visit.parameter("search"), found.next() == null ? null : visit.further("after", found.next(), "search")));
    }
}
