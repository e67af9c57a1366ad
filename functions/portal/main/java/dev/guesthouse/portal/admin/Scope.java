package dev.guesthouse.portal.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.OrganizationView;
import dev.guesthouse.packages.PolicyView;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.portal.page.Visit;

/** For whom terms are. */
final class Scope {

    /** How many partners are told at once. */
    private static final int AT_ONCE = 200;

    private Scope() {
    }

    /** The names of the first partners that a policy names: of one more than are said in a sentence, so that it is known whether there are others. */
    static List<String> first(Visit visit, PolicyView policy) {
        return policy.settings().scope() != PolicyScope.specificOrganizations ? List.of()
                : visit.list(FunctionTable.ORGANIZATIONS, OrganizationView.class, of(visit, policy, PolicySentences.NAMED + 1)).items().stream()
                        .map(OrganizationView::displayName).toList();
    }

    private static ObjectNode of(Visit visit, PolicyView policy, int limit) {
        return visit.input().put("policyId", policy.id().toString()).put("limit", String.valueOf(limit));
    }

    /** The names of all partners that a policy names. */
    static Map<UUID, String> names(Visit visit, PolicyView policy) {
        var names = new LinkedHashMap<UUID, String>();
        var input = of(visit, policy, AT_ONCE);
        var more = policy.settings().scope() == PolicyScope.specificOrganizations;
        while (more) {
            var page = visit.list(FunctionTable.ORGANIZATIONS, OrganizationView.class, input);
            page.items().forEach(organization -> names.put(organization.id(), organization.displayName()));
            input.put("after", page.next());
            more = page.next() != null;
        }
        return names;
    }
}
