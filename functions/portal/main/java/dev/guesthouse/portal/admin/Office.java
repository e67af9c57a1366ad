package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.packages.PolicyView;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Frame.Link;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.words.AdminWords;
import dev.guesthouse.words.Wording;

/**
 * What every page for those who run the instance is given beside its own: where else they can go, and what they may do (PAG-06).
 *
 * @param visit whoever looks at it
 */
public record Office(Visit visit) {

    /** @param needs the function without which there is nothing to see */
    private record Section(String path, FunctionTable needs, Function<AdminWords, String> words) {
    }

    private static final List<Section> SECTIONS = List.of(
            new Section("/admin/", FunctionTable.REQUESTS, AdminWords::today),
            new Section("/admin/partners", FunctionTable.ORGANIZATIONS, AdminWords::partners),
            new Section("/admin/packages", FunctionTable.PACKAGES, AdminWords::packages),
            new Section("/admin/requests", FunctionTable.REQUESTS, AdminWords::requests),
            new Section("/admin/access", FunctionTable.ASSIGNMENTS, AdminWords::access),
            new Section("/admin/people", FunctionTable.PEOPLE, AdminWords::people),
            new Section("/admin/more", FunctionTable.DOMAIN_LIST, AdminWords::moreSections));
    private static final List<Section> RARELY = List.of(
            new Section("/admin/connectors", FunctionTable.CONNECTORS, AdminWords::connectors),
            new Section("/admin/deliveries", FunctionTable.DELIVERIES, AdminWords::deliveries),
            new Section("/admin/reports", FunctionTable.SERIES, AdminWords::reports),
            new Section("/admin/audit", FunctionTable.EVENTS, AdminWords::auditEvents),
            new Section("/admin/messages", FunctionTable.MESSAGES, AdminWords::messages),
            new Section("/admin/tokens", FunctionTable.MACHINE_TOKENS, AdminWords::machineTokens),
            new Section("/admin/settings", FunctionTable.DOMAIN_LIST, AdminWords::settingsTitle));

    /** The second line of links. */
    public List<Link> sections() {
        return links(SECTIONS);
    }

    /** What people come to less often, and find behind the last of them. */
    public List<Link> rarely() {
        return links(RARELY);
    }

    private List<Link> links(List<Section> sections) {
        var words = Wording.in(visit.frame().language(), AdminWords.class);
        var here = visit.frame().path();
        return sections.stream().filter(section -> visit.may(section.needs)).map(section -> new Link(section.path, section.words.apply(words),
                here.equals(section.path) || !section.path.endsWith("/") && here.startsWith(section.path + "/"))).toList();
    }

    /** Whether this visitor is let call a function, by its name. */
    public boolean may(String function) {
        return visit.may(FunctionTable.named(function));
    }

    /** What stands in the query of the address, for the fields that it is typed into; empty where it is not there. */
    public String asked(String name) {
        var value = visit.parameter(name);
        return value == null ? "" : value;
    }

    /** What the field of a partner's domain is called, as the function names it. @param index from 0 */
    public String domainField(int index) {
        return "identitySources[%d].domain".formatted(index);
    }

    /** The package that the page is about, whose id is in its address. */
    PackageView accessPackage() {
        return visit.read(FunctionTable.PACKAGE, PackageView.class, visit.input().put("id", visit.parameter("id")));
    }

    /** All that a catalog offers: of what a form leaves out, saving it would take the roles away. */
    List<ResourceView> resources(String catalogId) {
        var offered = new ArrayList<ResourceView>();
        var input = visit.input().put("catalogId", catalogId).put("limit", "200");
        String next;
        do {
            var page = visit.list(FunctionTable.RESOURCES, ResourceView.class, input);
            offered.addAll(page.items());
            next = page.next();
            input.put("after", next);
        } while (next != null);
        return offered;
    }

    /** What is chosen of terms where there is nothing to choose from; null where there are several. */
    public String only(List<PolicyView> terms) {
        return terms.size() == 1 ? terms.get(0).id().toString() : null;
    }

    /** Puts whose address stands in the query of the page's address into a function's input. */
    void person(ObjectNode input) {
        if (!asked("person").isBlank()) {
            input.putObject("person").put("email", asked("person").strip());
        }
    }

    /** Whether a box of several was ticked. */
    public boolean ticked(String name, String value) {
        return visit.form().has(name + "." + value);
    }

    /** A part of a list. @param filters what of the address' query goes along to what follows it, as the function takes it or in a page's own words */
    <T> Part<T> list(FunctionTable function, Class<T> item, ObjectNode input, String... filters) {
        var page = visit.list(function, item, input.setAll(visit.query("after")));
        return new Part<>(page.items(), page.next() == null ? null : visit.further("after", page.next(), filters));
    }

    /** The address of a page that is narrowed as this one is. @param filters what of the query goes along */
    String narrowed(String path, String... filters) {
        var query = Arrays.stream(filters).filter(name -> !asked(name).isBlank()).map(name -> name + "=" + encoded(asked(name))).collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** As a value of an address' query. */
    public String encoded(String text) {
        return Visit.encoded(text);
    }
}
