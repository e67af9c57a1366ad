package dev.guesthouse.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import io.quarkus.funqy.Funq;

/** Lists connected organizations, newest first, by state and by the beginning of their name or of a domain (ORG-12). */
@ApplicationScoped
public class Organizations {

    public record Input(OrganizationState state, String search, Integer limit, String after) {
    }

    @Funq("organizations")
    @Transactional
    public Page<OrganizationView> organizations(Input input) {
        var paging = Paging.of("organizations", input.limit(), input.after());
        var filters = paging.filters().and("o.state = :state", "state", input.state())
                .and("(lower(o.displayName) like :prefix escape '\\' or exists (select 1 from IdentitySource s"
                        + " where s.organization = o and s.removedAt is null and s.domain like :prefix escape '\\'))",
                        "prefix", Paging.prefix(input.search()));
        var organizations = Organization.<Organization>find("from Organization o where o.removedAt is null and " + filters
                + paging.newestFirst("o", "createdAt"), filters.parameters()).page(0, paging.lookahead()).list();
        return paging.pageAtOnce(organizations, shown -> OrganizationView.of(shown), organization -> organization.createdAt, organization -> organization.id);
    }
}
