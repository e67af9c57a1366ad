package dev.guesthouse.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.assignment.GrantState;
import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Problem;
import io.quarkus.funqy.Funq;

/** Lists what target systems have not been brought to yet, the latest wanted first: what waits, what rests, and why (ASG-01, CON-03). */
@ApplicationScoped
public class Deliveries {

    /**
     * @param state only those in this state, {@code delivered} with a person; left out for all that is not delivered
     * @param connector only those of this connector, by its id or name; left out for all
     * @param person only theirs: an e-mail address or an id, also of somebody who was deleted; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(GrantState state, String connector, PersonRef person, Integer limit, String after) {
    }

    @Funq("deliveries")
    @Transactional
    public Page<DeliveryView> deliveries(Input input) {
        var paging = Paging.of("deliveries", input.limit(), input.after());
        if (input.state() == GrantState.delivered && input.person() == null) {
            throw Problem.invalid("person", "is required with the state delivered: say whose");
        }
        var filters = paging.filters().and("g.connector = :connector", "connector", input.connector() == null ? null : Connector.required(input.connector()))
                .and("g.person = :person", "person", input.person() == null ? null : PersonRef.requiredOrDeleted("person", input.person()));
        return paging.pageAtOnce(RoleGrant.<RoleGrant>find("from RoleGrant g join fetch g.person join fetch g.connector join fetch g.resourceRole o"
                + " join fetch o.resource where " + filters + RoleGrant.isIn(input.state()) + " and " + paging.newestFirst("g", "wantedSince"),
                filters.parameters()).page(0, paging.lookahead()).list(), DeliveryView::of, grant -> grant.wantedSince, grant -> grant.id);
    }
}
