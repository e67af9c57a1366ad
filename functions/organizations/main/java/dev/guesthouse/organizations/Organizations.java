package dev.guesthouse.organizations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.answer.Search;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import io.quarkus.funqy.Funq;

/** Lists connected organizations, newest first, by state, by the beginning of their name or of a domain (ORG-12), and by the policy that names them. */
@ApplicationScoped
public class Organizations {

    // Each on its own, so that each has its index.
    private static final String FOUND = "o.id in (select n.id from Organization n where n.removedAt is null and " + Search.name("n.displayName")
            + " union select s.organization.id from IdentitySource s where s.removedAt is null and " + Search.address("s.domain") + ")";
    private static final String NAMED = "o.id in (select named.id from Policy p join PolicyVersion v on v.policy = p and v.number = p.currentVersion"
            + " join v.organizations named where p.id = :policy)";

    /**
     * @param state only those in this state; left out for all
     * @param search the beginning of a name or of a domain, international ones as they are read or as xn--; case and spaces do
     *            not matter; left out for all
     * @param policyId only those that this policy names now, as one with the scope {@code specificOrganizations} does; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(OrganizationState state, String search, UUID policyId, Integer limit, String after) {
    }

    @Funq("organizations")
    @Transactional
    public Page<OrganizationView> organizations(Input input) {
        var paging = Paging.of("organizations", input.limit(), input.after());
        var filters = paging.filters().and("o.state = :state", "state", input.state())
                .and(FOUND, "search", input.search())
                .and(NAMED, "policy", input.policyId());
        var organizations = Organization.<Organization>find("from Organization o where o.removedAt is null and " + filters
                + paging.newestFirst("o", "createdAt"), filters.parameters()).page(0, paging.lookahead()).list();
        return paging.pageAtOnce(organizations, shown -> OrganizationView.of(shown), organization -> organization.createdAt, organization -> organization.id);
    }
}
