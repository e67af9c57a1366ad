package dev.guesthouse.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import io.quarkus.funqy.Funq;

/** Lists all requests that the caller ever made, newest first (REQ-09). */
@ApplicationScoped
public class MyRequests {

    /**
     * @param state only those in this state; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(RequestState state, Integer limit, String after) {
    }

    private final Caller caller;

    MyRequests(Caller caller) {
        this.caller = caller;
    }

    @Funq("my-requests")
    @Transactional
    public Page<RequestRow> myRequests(Input input) {
        var paging = Paging.of("my-requests", input.limit(), input.after());
        var filters = paging.filters().and("r.requestor.id = :requestor", "requestor", caller.personId()).and("r.state = :state", "state", input.state());
        return paging.pageAtOnce(AssignmentRequest.<AssignmentRequest>find(RequestRow.LOADED + "where " + filters
                + paging.newestFirst("r", "createdAt"), filters.parameters()).page(0, paging.lookahead()).list(),
                RequestRow::of, request -> request.createdAt, request -> request.id);
    }
}
