package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.GrantState;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.requests.DeliveryView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What target systems have not been brought to yet, and why; each can be tried again at once (CON-03). */
@ApplicationScoped
class DeliveriesPage implements HtmlPage {

    /** What is delivered stands beside whoever has it. */
    private static final List<GrantState> SHOWN = List.of(GrantState.pending, GrantState.resting, GrantState.braked, GrantState.unconfirmed);

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance deliveries(Frame frame, Office office, Part<Delivery> deliveries, List<GrantState> states);
    }

    /** @param role what it is about, in words */
    public record Delivery(DeliveryView of, String role) {

        static Delivery of(DeliveryView delivery, Frame frame) {
            var resource = delivery.displayName() == null ? delivery.originId() : delivery.displayName();
            return new Delivery(delivery, frame.say().role(new RoleName(resource, null, delivery.kind(), delivery.role())));
        }
    }

    @Override
    public String path() {
        return "/admin/deliveries";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        var found = office.list(FunctionTable.DELIVERIES, DeliveryView.class, visit.query("state", "person"), "state", "person");
        return visit.page(Templates.deliveries(visit.frame(), office,
                new Part<>(found.items().stream().map(delivery -> Delivery.of(delivery, visit.frame())).toList(), found.more()), SHOWN));
    }

    @Override
    public Reply act(Visit visit) {
        visit.call(FunctionTable.RETRY_DELIVERY, visit.input().put("id", visit.form().value("retry")));
        return Reply.seeOther(path());
    }
}
