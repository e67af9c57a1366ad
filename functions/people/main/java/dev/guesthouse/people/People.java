package dev.guesthouse.people;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.answer.Search;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import io.quarkus.funqy.Funq;

/** Lists people, newest first, by the beginning of their name or address; outsiders only where the kind asks for them. */
@ApplicationScoped
public class People {

    /**
     * @param kind only these; left out for members and guests
     * @param organizationId only the people of this organization, as their addresses are worked out now (ORG-04); left out for
     *            all
     * @param search the beginning of a name or of an address, international domains as they are read or as xn--; case and spaces
     *            do not matter; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(PersonKind kind, UUID organizationId, String search, Integer limit, String after) {
    }

    @Funq("people")
    @Transactional
    public Page<PersonView> people(Input input) {
        var paging = Paging.of("people", input.limit(), input.after());
        var domains = input.organizationId() == null ? null : Organization.domainsOfPeople(input.organizationId());
        var filters = paging.filters().and("p.kind = :kind", "kind", input.kind())
                .and(Organization.HAS_PERSON, "domains", domains)
                .and("(" + Search.address("p.email") + " or " + Search.name("p.displayName") + ")", "search", input.search());
        var people = Person.<Person>find("from Person p left join fetch p.manager where p.state <> deleted and "
                + (input.kind() == null ? "p.kind <> outsider and " : "") + filters + paging.newestFirst("p", "createdAt"), filters.parameters())
                .page(0, paging.lookahead()).list();
        return paging.pageAtOnce(people, shown -> PersonView.of(shown), person -> person.createdAt, person -> person.id);
    }
}
