package dev.guesthouse.people;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.Page;
import dev.guesthouse.http.Paging;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import io.quarkus.funqy.Funq;

/** Lists people, newest first, by the beginning of their name or address; outsiders only where the kind asks for them. */
@ApplicationScoped
public class People {

    /** @param organizationId of the people of an organization, as their addresses are worked out now (ORG-04) */
    public record Input(PersonKind kind, UUID organizationId, String search, Integer limit, String after) {
    }

    @Funq("people")
    @Transactional
    public Page<PersonView> people(Input input) {
        var paging = Paging.of("people", input.limit(), input.after());
        return paging.page(Person.<Person>find("from Person p where p.state <> :deleted"
                + " and ((:anyKind = true and p.kind <> :outsider) or p.kind = :kind)"
                + " and (:anyOrganization = true or (p.kind <> :member and function('organization_of_domain', p.emailDomain) = :organization))"
                + " and (p.email like :prefix escape '\\' or lower(p.displayName) like :prefix escape '\\')"
                + " and " + paging.newestFirst("p", "createdAt"),
                paging.parameters().and("deleted", PersonState.deleted).and("outsider", PersonKind.outsider).and("member", PersonKind.member)
                        .and("anyKind", input.kind() == null).and("kind", input.kind() == null ? PersonKind.member : input.kind())
                        .and("anyOrganization", input.organizationId() == null)
                        .and("organization", input.organizationId() == null ? new UUID(0, 0) : input.organizationId())
                        .and("prefix", Paging.prefix(input.search()))).page(0, paging.lookahead()).list(),
                PersonView::of, person -> person.createdAt, person -> person.id);
    }
}
