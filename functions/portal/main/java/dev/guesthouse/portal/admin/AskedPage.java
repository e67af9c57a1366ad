package dev.guesthouse.portal.admin;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.request.RequestState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A request with all that belongs to it; what can be done about it by those who run the instance is done here. */
@ApplicationScoped
class AskedPage implements HtmlPage {

    /** Where trying once more is offered; the function says whether it can be. */
    private static final Set<RequestState> REPROCESSED = Set.of(RequestState.partiallyDelivered, RequestState.deliveryFailed);

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance asked(Frame frame, Office office, RequestView request, boolean reprocess, boolean reassign);
    }

    @Override
    public String path() {
        return "/admin/requests/:id";
    }

    @Override
    public Reply show(Visit visit) {
        // Others see a request on pages of their own.
        visit.need(FunctionTable.REQUESTS);
        var request = visit.read(FunctionTable.REQUEST, RequestView.class, visit.input().put("id", visit.parameter("id")));
        return visit.page(Templates.asked(visit.frame(), new Office(visit), request,
                visit.may(FunctionTable.REPROCESS_REQUEST) && REPROCESSED.contains(request.state()),
                visit.may(FunctionTable.REASSIGN_STAGE) && request.state() == RequestState.pendingApproval));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("requestId", visit.parameter("id"));
        if (form.has("reprocess")) {
            visit.call(FunctionTable.REPROCESS_REQUEST, input);
        } else {
            var approvers = input.putArray("approvers");
            form.lines("approvers").forEach(address -> approvers.addObject().put("email", address));
            form.putInto(input, "justification");
            visit.call(FunctionTable.REASSIGN_STAGE, input);
        }
        return Reply.seeOther(visit.frame().path());
    }
}
