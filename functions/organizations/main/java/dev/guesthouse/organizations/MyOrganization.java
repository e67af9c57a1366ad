package dev.guesthouse.organizations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import io.quarkus.funqy.Funq;
import io.quarkus.panache.common.Parameters;

/** Shows a sponsor who of their organizations holds or asks for what, until when and by whose approval (ORG-15). */
@ApplicationScoped
public class MyOrganization {

    public record Answer(List<Item> organizations) {
    }

    public record Item(UUID id, String displayName, List<Holds> access, List<Asks> requests) {
    }

    /** @param approvedBy whoever decided the stages, in order; empty where none was needed */
    public record Holds(UUID assignmentId, PersonName person, @JsonProperty("package") RequestView.Named accessPackage, Instant startDateTime,
            Instant endDateTime, List<PersonName> approvedBy) {

        static Holds of(Assignment assignment) {
            return new Holds(assignment.id, PersonName.of(assignment.person),
                    new RequestView.Named(assignment.accessPackage.id, assignment.accessPackage.displayName), assignment.startAt, assignment.endAt,
                    RequestStage.of(assignment.request).stream().filter(stage -> stage.decidedBy != null)
                            .map(stage -> PersonName.of(stage.decidedBy)).toList());
        }
    }

    public record Asks(UUID requestId, PersonName person, @JsonProperty("package") RequestView.Named accessPackage, RequestState state,
            Instant createdDateTime) {

        static Asks of(AssignmentRequest request) {
            return new Asks(request.id, PersonName.of(request.requestor),
                    new RequestView.Named(request.accessPackage.id, request.accessPackage.displayName), request.state, request.createdAt);
        }
    }

    private final Caller caller;
    private final Clock clock;

    MyOrganization(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Funq("my-organization")
    @Transactional
    public Answer myOrganization() {
        var now = clock.instant();
        var organizations = Sponsor.organizationsOf(caller.person());
        if (organizations.isEmpty()) {
            throw Problem.forbidden("You are no sponsor of an organization.");
        }
        return new Answer(organizations.stream().map(organization -> item(organization, now)).toList());
    }

    private static Item item(Organization organization, Instant now) {
        List<Assignment> live = Assignment.list("from Assignment a join fetch a.person p join fetch a.accessPackage where " + Assignment.IS_LIVE
                + " and " + Organization.OF_PERSON + " = :organization order by a.startAt desc, a.id desc",
                Parameters.with("now", now).and("organization", organization.id));
        List<AssignmentRequest> open = AssignmentRequest.list("from AssignmentRequest r join fetch r.requestor p join fetch r.accessPackage"
                + " where " + Organization.OF_PERSON + " = ?1 and r.state in ?2"
                + " order by r.createdAt desc, r.id desc", organization.id, List.copyOf(RequestState.OPEN));
        return new Item(organization.id, organization.displayName, live.stream().map(Holds::of).toList(), open.stream().map(Asks::of).toList());
    }
}
