package dev.guesthouse.portal.decide;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approvals.PendingApprovals;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** All that waits for somebody's decision. */
@ApplicationScoped
class DecisionsPage implements HtmlPage {

    @CheckedTemplate(basePath = "decide")
    static class Templates {
        static native TemplateInstance decisions(Frame frame, Page<PendingApprovals.Item> pending);
    }

    @Override
    public String path() {
        return "/my/decisions";
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.decisions(visit.frame(), visit.list(FunctionTable.PENDING_APPROVALS, PendingApprovals.Item.class, visit.query("after"))));
    }
}
