package dev.guesthouse.portal.admin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import dev.guesthouse.approvals.PendingApprovals;
import dev.guesthouse.assignment.GrantState;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.organizations.OrganizationView;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.people.MessageView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.requests.DeliveryView;
import dev.guesthouse.requests.RequestRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where those begin who run the instance: only what needs somebody, the first of each. */
@ApplicationScoped
class TodayPage implements HtmlPage {

    private static final int FIRST = 5;

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance today(Frame frame, Office office, Needs needs);
    }

    /**
     * What needs somebody.
     *
     * @param decisions that wait for whoever looks
     * @param waiting requests that wait for anybody's decision
     * @param failed requests that were given, and could not be set up wholly
     * @param braked of what would be taken away and waits for a second administrator, some of each system
     * @param proposed organizations that nobody has added yet
     * @param unsent messages that could not be sent
     * @param steps what is still to be done before anybody can ask for anything; null once that is done
     */
    public record Needs(Page<PendingApprovals.Item> decisions, Page<RequestRow> waiting, List<RequestRow> failed, Collection<DeliveryView> braked, Page<OrganizationView> proposed,
            List<MessageView> unsent, FirstSteps steps) {

        public boolean isNothing() {
            return decisions.items().isEmpty() && waiting.items().isEmpty() && failed.isEmpty() && braked.isEmpty() && proposed.items().isEmpty() && unsent.isEmpty();
        }
    }

    private final Instance<Example> example;

    /** @param example which not every build has */
    TodayPage(Instance<Example> example) {
        this.example = example;
    }

    /**
     * The first steps in an instance.
     *
     * @param withoutColleagues whether whoever looks is the only one of the home organization
     * @param withoutPartners whether the first one is still to be connected
     * @param withoutPackages whether the first one is still to be made
     * @param canBeFilled whether there is an example to begin with
     */
    public record FirstSteps(boolean withoutColleagues, boolean withoutPartners, boolean withoutPackages, boolean canBeFilled) {
    }

    @Override
    public String path() {
        return "/admin/";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.ORGANIZATIONS);
        return visit.page(Templates.today(visit.frame(), new Office(visit), new Needs(
                first(visit, FunctionTable.PENDING_APPROVALS, PendingApprovals.Item.class, null),
                first(visit, FunctionTable.REQUESTS, RequestRow.class, "pendingApproval"),
                either(visit, FunctionTable.REQUESTS, RequestRow.class, "deliveryFailed", "partiallyDelivered"), braked(visit),
                first(visit, FunctionTable.ORGANIZATIONS, OrganizationView.class, "proposed"),
                either(visit, FunctionTable.MESSAGES, MessageView.class, "resting", "failed"),
                steps(visit))));
    }

    private FirstSteps steps(Visit visit) {
        var withoutPartners = first(visit, FunctionTable.ORGANIZATIONS, OrganizationView.class, "configured").items().isEmpty();
        var withoutPackages = first(visit, FunctionTable.PACKAGES, PackageView.class, null).items().isEmpty();
        if (!withoutPartners && !withoutPackages) {
            return null;
        }
        var withoutColleagues = visit.may(FunctionTable.PEOPLE)
                && visit.list(FunctionTable.PEOPLE, PersonView.class, visit.input().put("kind", "member").put("limit", "2")).items().size() < 2;
        return new FirstSteps(withoutColleagues, withoutPartners, withoutPackages, withoutPartners && withoutPackages && example.isResolvable());
    }

    /** Fills an empty instance with an example, where there is one. */
    @Override
    public Reply act(Visit visit) {
        return example.isResolvable() ? Reply.seeOther("/admin/packages/" + example.get().make(visit)) : HtmlPage.super.act(visit);
    }

    /** One of each system among the latest. */
    private static Collection<DeliveryView> braked(Visit visit) {
        return first(visit, FunctionTable.DELIVERIES, DeliveryView.class, GrantState.braked.name()).items().stream()
                .collect(Collectors.toMap(DeliveryView::connectorId, Function.identity(), (one, same) -> one, LinkedHashMap::new)).values();
    }

    private static <T> List<T> either(Visit visit, FunctionTable function, Class<T> item, String... states) {
        return Stream.of(states).flatMap(state -> first(visit, function, item, state).items().stream()).toList();
    }

    /** Nothing where the visitor is not let see it. @param state null where there is none */
    private static <T> Page<T> first(Visit visit, FunctionTable function, Class<T> item, String state) {
        if (!visit.may(function)) {
            return new Page<>(List.of(), null);
        }
        var input = visit.input().put("limit", String.valueOf(FIRST));
        if (state != null) {
            input.put("state", state);
        }
        return visit.list(function, item, input);
    }
}
