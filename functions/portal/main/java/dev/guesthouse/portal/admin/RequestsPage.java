package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.requests.RequestRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** All requests, by where they stand, what for, of whose people, and by whom. */
@ApplicationScoped
class RequestsPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance requests(Frame frame, Office office, Part<RequestRow> requests, List<RequestState> states);
    }

    @Override
    public String path() {
        return "/admin/requests";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        var input = visit.query("state", "packageId", "organizationId");
        office.person(input);
        return visit.page(Templates.requests(visit.frame(), office,
                office.list(FunctionTable.REQUESTS, RequestRow.class, input, "state", "packageId", "organizationId", "person"), List.of(RequestState.values())));
    }
}
