package dev.guesthouse.organizations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.answer.Search;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.Dates;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.submission.Extensions;
import io.quarkus.funqy.Funq;

/** Shows a sponsor who of their organizations holds or asks for what, until when and by whose approval (ORG-15). */
@ApplicationScoped
public class MyOrganization {

    /**
     * @param assignmentId only this of what they hold; left out for all
     * @param search only people whose name or address begins so, international domains as they are read or as xn--; case and spaces do not matter; left out
     *            for all
     * @param limit how much of what they hold, and how many requests, 1 to 200; 50 where it is left out
     * @param accessAfter the {@code nextAccess} of the answer before, for what they hold beside that; left out for the beginning
     * @param requestsAfter the {@code nextRequests} of the answer before, for the requests that follow; left out for the beginning
     */
    public record Input(UUID assignmentId, String search, Integer limit, String accessAfter, String requestsAfter) {
    }

    /**
     * The caller's organizations.
     *
     * @param organizations those that the caller is a sponsor of
     * @param nextAccess with which the rest of what their people hold is asked for; null where there is none
     * @param nextRequests with which the rest of their requests is asked for; null where there is none
     */
    public record Answer(List<Item> organizations, String nextAccess, String nextRequests) {
    }

    /**
     * An organization that the caller answers for.
     *
     * @param id the organization's
     * @param displayName the organization's
     * @param access what its people hold now, what began last first
     * @param requests those of its people that are open, the newest first
     */
    public record Item(UUID id, String displayName, List<Holds> access, List<Asks> requests) {
    }

    /**
     * Somebody's access.
     *
     * @param assignmentId by which {@code end-access} ends it, and {@code extend-access} asks for more time
     * @param person who holds it
     * @param accessPackage what they hold
     * @param startDateTime when it began
     * @param endDateTime the first moment without it; null for no end
     * @param latestEndDateTime the latest end that its policy gives to whoever asks for more time now; null where it gives none
     * @param approvedBy whoever decided the stages, in order; empty where none was needed
     */
    public record Holds(UUID assignmentId, PersonName person, @JsonProperty("package") RequestView.Named accessPackage, Instant startDateTime,
            Instant endDateTime, Instant latestEndDateTime, List<PersonName> approvedBy) {

        static Holds of(Assignment assignment, Instant latestEnd, List<RequestStage> stages) {
            return new Holds(assignment.id, PersonName.of(assignment.person),
                    new RequestView.Named(assignment.accessPackage.id, assignment.accessPackage.displayName), assignment.startAt, assignment.endAt,
                    latestEnd, stages.stream().filter(stage -> stage.decidedBy != null).map(stage -> PersonName.of(stage.decidedBy)).toList());
        }
    }

    /**
     * Somebody's open request.
     *
     * @param requestId the request's
     * @param requestType who wants what
     * @param person who asks
     * @param accessPackage what for
     * @param state where it stands
     * @param asked the dates that are asked for
     * @param given the dates of access, where it is being delivered already; null otherwise
     * @param assignmentId what it led to or is about; null as long as that is nothing
     * @param createdDateTime when it was made
     */
    public record Asks(UUID requestId, RequestType requestType, PersonName person, @JsonProperty("package") RequestView.Named accessPackage,
            RequestState state, Dates asked, Dates given, UUID assignmentId, Instant createdDateTime) {

        static Asks of(AssignmentRequest request, UUID assignmentId) {
            return new Asks(request.id, request.type, PersonName.of(request.requestor),
                    new RequestView.Named(request.accessPackage.id, request.accessPackage.displayName), request.state, Dates.asked(request),
                    Dates.given(request), assignmentId, request.createdAt);
        }
    }

    private static final String LIVE = "from Assignment a join fetch a.person p join fetch a.accessPackage where " + Assignment.IS_LIVE + " and "
            + Organization.HAS_HOLDER + " and ";
    private static final String OPEN = "from AssignmentRequest r join fetch r.requestor p join fetch r.accessPackage where r.state in "
            + RequestState.OPEN_ONES + " and " + Organization.HAS_PERSON + " and ";
    private static final String FOUND = "(" + Search.address("p.email") + " or " + Search.name("p.displayName") + ")";

    private final Caller caller;
    private final Clock clock;

    MyOrganization(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Funq("my-organization")
    @Transactional
    public Answer myOrganization(Input input) {
        var organizations = Sponsor.organizationsOf(caller.person());
        if (organizations.isEmpty()) {
            throw Problem.forbidden("You are no sponsor of an organization.");
        }
        var organizationOf = Organization.domainsOfPeople(organizations.stream().map(organization -> organization.id).toList());
        var access = access(input, organizationOf.keySet());
        var requests = requests(input, organizationOf.keySet());
        var accessOf = access.items().stream().collect(Collectors.groupingBy(held -> organizationOf.get(EmailAddress.kept(held.person().email()).domain())));
        var requestsOf = requests.items().stream().collect(Collectors.groupingBy(asks -> organizationOf.get(EmailAddress.kept(asks.person().email()).domain())));
        return new Answer(organizations.stream().map(organization -> new Item(organization.id, organization.displayName,
                accessOf.getOrDefault(organization.id, List.of()), requestsOf.getOrDefault(organization.id, List.of()))).toList(),
                access.next(), requests.next());
    }

    private Page<Holds> access(Input input, Set<String> domains) {
        var now = clock.instant();
        var paging = Paging.of("my-organization-access", input.limit(), "accessAfter", input.accessAfter());
        var filters = paging.filters().and("a.id = :assignment", "assignment", input.assignmentId()).and(FOUND, "search", input.search());
        var live = Assignment.<Assignment>find(LIVE + filters + paging.newestFirst("a", "startAt"),
                filters.parameters().and("domains", domains).and("now", now)).page(0, paging.lookahead()).list();
        return paging.pageAtOnce(live, shown -> {
            var latestEnds = Extensions.latestEnds(shown, now);
            var stages = RequestStage.ofEach(shown.stream().map(held -> held.request).toList());
            return shown.stream().map(held -> Holds.of(held, latestEnds.get(held.id), stages.getOrDefault(held.request.id, List.of()))).toList();
        }, held -> held.startAt, held -> held.id);
    }

    private static Page<Asks> requests(Input input, Set<String> domains) {
        var paging = Paging.of("my-organization-requests", input.limit(), "requestsAfter", input.requestsAfter());
        var filters = paging.filters().and(FOUND, "search", input.search());
        var open = AssignmentRequest.<AssignmentRequest>find(OPEN + filters + paging.newestFirst("r", "createdAt"),
                filters.parameters().and("domains", domains)).page(0, paging.lookahead()).list();
        return paging.pageAtOnce(open, shown -> {
            var assignments = Assignment.idsOf(shown);
            return shown.stream().map(asks -> Asks.of(asks, assignments.get(asks.id))).toList();
        }, asks -> asks.createdAt, asks -> asks.id);
    }
}
