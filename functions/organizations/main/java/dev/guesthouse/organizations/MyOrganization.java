package dev.guesthouse.organizations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.assignment.Assignment;
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
     * The caller's organizations.
     *
     * @param organizations those that the caller is a sponsor of
     */
    public record Answer(List<Item> organizations) {
    }

    /**
     * An organization that the caller answers for.
     *
     * @param id the organization's
     * @param displayName the organization's
     * @param access what its people hold now
     * @param requests those of its people that are open
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

        static Holds of(Assignment assignment, Instant latestEnd, List<RequestStage> decided) {
            return new Holds(assignment.id, PersonName.of(assignment.person),
                    new RequestView.Named(assignment.accessPackage.id, assignment.accessPackage.displayName), assignment.startAt, assignment.endAt,
                    latestEnd, decided.stream().map(stage -> PersonName.of(stage.decidedBy)).toList());
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
            + Organization.HAS_PERSON + " order by a.startAt desc, a.id desc";
    private static final String OPEN = "from AssignmentRequest r join fetch r.requestor p join fetch r.accessPackage where r.state in "
            + RequestState.OPEN_ONES + " and " + Organization.HAS_PERSON + " order by r.createdAt desc, r.id desc";
    private static final String DECIDED = "from RequestStage s join fetch s.decidedBy where s.request in (select a.request from Assignment a"
            + " join a.person p where " + Assignment.IS_LIVE + " and " + Organization.HAS_PERSON + ") order by s.number";

    private final EntityManager database;
    private final Caller caller;
    private final Clock clock;

    MyOrganization(EntityManager database, Caller caller, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    @Funq("my-organization")
    @Transactional
    public Answer myOrganization() {
        var organizations = Sponsor.organizationsOf(caller.person());
        if (organizations.isEmpty()) {
            throw Problem.forbidden("You are no sponsor of an organization.");
        }
        var organizationOf = Organization.domainsOfPeople(organizations.stream().map(organization -> organization.id).toList());
        var domains = organizationOf.keySet();
        var now = clock.instant();
        var decided = database.createQuery(DECIDED, RequestStage.class).setParameter("domains", domains).setParameter("now", now).getResultList().stream()
                .collect(Collectors.groupingBy(stage -> stage.request.id));
        var live = database.createQuery(LIVE, Assignment.class).setParameter("domains", domains).setParameter("now", now).getResultList();
        var latestEnds = Extensions.latestEnds(live, now);
        var access = live.stream().collect(Collectors.groupingBy(held -> organizationOf.get(held.person.emailDomain),
                Collectors.mapping(held -> Holds.of(held, latestEnds.get(held.id), decided.getOrDefault(held.request.id, List.of())), Collectors.toList())));
        var open = database.createQuery(OPEN, AssignmentRequest.class).setParameter("domains", domains).getResultList();
        var assignments = Assignment.idsOf(open);
        var requests = open.stream().collect(Collectors.groupingBy(asks -> organizationOf.get(asks.requestor.emailDomain),
                Collectors.mapping(asks -> Asks.of(asks, assignments.get(asks.id)), Collectors.toList())));
        return new Answer(organizations.stream().map(organization -> new Item(organization.id, organization.displayName,
                access.getOrDefault(organization.id, List.of()), requests.getOrDefault(organization.id, List.of()))).toList());
    }
}
