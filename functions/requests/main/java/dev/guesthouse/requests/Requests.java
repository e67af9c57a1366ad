package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.Page;
import dev.guesthouse.http.Paging;
import dev.guesthouse.http.PersonRef;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import io.quarkus.funqy.Funq;

/** Lists requests, newest first, by state, package, requestor or organization. */
@ApplicationScoped
public class Requests {

    private static final UUID NONE = new UUID(0, 0);

    public record Input(RequestState state, UUID packageId, PersonRef person, UUID organizationId, Integer limit, String after) {
    }

    @Funq("requests")
    @Transactional
    public Page<RequestView> requests(Input input) {
        var paging = Paging.of("requests", input.limit(), input.after());
        var requestor = input.person() == null ? null : PersonRef.required("person", input.person()).id;
        return paging.page(AssignmentRequest.<AssignmentRequest>find("from AssignmentRequest r join fetch r.accessPackage join fetch r.requestor"
                + " where (:anyState = true or r.state = :state) and (:anyPackage = true or r.accessPackage.id = :package)"
                + " and (:anyone = true or r.requestor.id = :requestor) and (:anyOrganization = true or r.organization.id = :organization)"
                + " and " + paging.newestFirst("r", "createdAt"),
                paging.parameters().and("anyState", input.state() == null).and("state", input.state() == null ? RequestState.submitted : input.state())
                        .and("anyPackage", input.packageId() == null).and("package", orNone(input.packageId()))
                        .and("anyone", requestor == null).and("requestor", orNone(requestor))
                        .and("anyOrganization", input.organizationId() == null).and("organization", orNone(input.organizationId())))
                .page(0, paging.lookahead()).list(),
                request -> RequestView.of(request, false), request -> request.createdAt, request -> request.id);
    }

    private static UUID orNone(UUID id) {
        return id == null ? NONE : id;
    }
}
