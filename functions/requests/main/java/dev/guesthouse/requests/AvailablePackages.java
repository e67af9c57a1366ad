package dev.guesthouse.requests;

import java.time.Clock;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.answer.Search;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.policy.PolicyMatch;
import io.quarkus.funqy.Funq;

/** Lists the packages that the caller can ask for, hidden ones left out (REQ-01, PKG-02). */
@ApplicationScoped
public class AvailablePackages {

    /**
     * @param search the beginning of a name; case and spaces do not matter; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(String search, Integer limit, String after) {
    }

    private final Caller caller;
    private final Clock clock;

    AvailablePackages(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Funq("available-packages")
    @Transactional
    public Page<AvailableRow> availablePackages(Input input) {
        var now = clock.instant();
        var person = caller.person();
        var paging = Paging.of("available-packages", input.limit(), input.after());
        var filters = paging.filters().and(Search.name("a.displayName"), "search", input.search());
        var parameters = PolicyMatch.parameters(person, now);
        filters.parameters().map().forEach(parameters::and);
        // Of each way the newest, so that each has its index, and of those the newest.
        var found = PolicyMatch.CAN_ASK_FOR.stream().map(way -> "(select a.id from AccessPackage a join a.catalog c where a.hidden = false and " + way
                + " and " + filters + paging.newestFirst("a", "createdAt") + " limit :lookahead)").collect(Collectors.joining(" union "));
        return paging.pageAtOnce(AccessPackage.<AccessPackage>find("from AccessPackage shown where shown.id in (" + found + ")"
                + paging.order("shown", "createdAt"), parameters.and("lookahead", paging.lookahead()))
                .page(0, paging.lookahead()).list(),
                shown -> AvailableRow.of(shown, person, now), accessPackage -> accessPackage.createdAt, accessPackage -> accessPackage.id);
    }
}
