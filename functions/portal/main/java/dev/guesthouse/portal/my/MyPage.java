package dev.guesthouse.portal.my;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approvals.PendingApprovals;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.requests.MyAccess;
import dev.guesthouse.requests.RequestRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where everybody begins: what they have, what they have asked for, and what waits for their word. */
@ApplicationScoped
class MyPage implements HtmlPage {

    /** What is still going on, or came out lately; all of it is in the history. */
    private static final int LATEST = 10;

    @CheckedTemplate(basePath = "my")
    static class Templates {
        static native TemplateInstance my(Frame frame, List<MyAccess.Item> access, List<RequestRow> requests, List<PendingApprovals.Item> decisions);
    }

    @Override
    public String path() {
        return "/my/";
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.my(visit.frame(), visit.list(FunctionTable.MY_ACCESS, MyAccess.Item.class, visit.input()).items(),
                visit.list(FunctionTable.MY_REQUESTS, RequestRow.class, visit.input().put("limit", String.valueOf(LATEST))).items(),
                visit.list(FunctionTable.PENDING_APPROVALS, PendingApprovals.Item.class, visit.input().put("limit", String.valueOf(LATEST))).items()));
    }
}
