package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import io.quarkus.funqy.Funq;

/** Lists requests, newest first, by state, package, requestor or organization. */
@ApplicationScoped
public class Requests {

    /**
     * @param state only those in this state; left out for all
     * @param packageId only for this package; left out for all
     * @param person only theirs: an e-mail address or an id; left out for all
     * @param organizationId only of people who were of this organization when they asked; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(RequestState state, UUID packageId, PersonRef person, UUID organizationId, Integer limit, String after) {
    }

    @Funq("requests")
    @Transactional
    public Page<RequestRow> requests(Input input) {
        var paging = Paging.of("requests", input.limit(), input.after());
        var requestor = input.person() == null ? null : PersonRef.required("person", input.person()).id;
        var filters = paging.filters().and("r.state = :state", "state", input.state())
                .and("r.accessPackage.id = :package", "package", input.packageId())
                .and("r.requestor.id = :requestor", "requestor", requestor)
                .and("r.organization.id = :organization", "organization", input.organizationId());
        return paging.pageAtOnce(AssignmentRequest.<AssignmentRequest>find(RequestRow.LOADED + "where "
                + filters + paging.newestFirst("r", "createdAt"), filters.parameters()).page(0, paging.lookahead()).list(),
                RequestRow::of, request -> request.createdAt, request -> request.id);
    }
}
