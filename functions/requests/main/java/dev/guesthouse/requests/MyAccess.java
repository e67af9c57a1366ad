package dev.guesthouse.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.AssignmentState;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.submission.Extensions;
import io.quarkus.funqy.Funq;

/** Lists what the caller has at this moment and until when (ASG-02), and then what begins later (REQ-15). */
@ApplicationScoped
public class MyAccess {

    /**
     * What the caller has, or will have.
     *
     * @param assignmentId null for what begins later
     * @param requestId that it came from
     * @param accessPackage what it is
     * @param roles what it gives
     * @param startDateTime when it begins, or began
     * @param endDateTime the first moment without it; null for no end
     * @param latestEndDateTime the latest end that its policy gives to whoever asks for more time now; null where it gives none, and for what begins later
     * @param delivery how far the target systems have it; null for what begins later
     */
    public record Item(UUID assignmentId, UUID requestId, @JsonProperty("package") RequestView.Named accessPackage, List<RoleName> roles, Instant startDateTime,
            Instant endDateTime, Instant latestEndDateTime, AssignmentState delivery) {

        static Item of(Assignment assignment, List<RoleName> roles, Instant latestEnd) {
            var accessPackage = assignment.accessPackage;
            return new Item(assignment.id, assignment.request.id, new RequestView.Named(accessPackage.id, accessPackage.displayName), roles,
                    assignment.startAt, assignment.endAt, latestEnd, assignment.state);
        }

        static Item of(AssignmentRequest scheduled, List<RoleName> roles, Instant now) {
            var accessPackage = scheduled.accessPackage;
            return new Item(null, scheduled.id, new RequestView.Named(accessPackage.id, accessPackage.displayName), roles, scheduled.startAt,
                    scheduled.endOfAccess(now), null, null);
        }
    }

    private final Caller caller;
    private final Clock clock;

    MyAccess(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Funq("my-access")
    @Transactional
    public Page<Item> myAccess() {
        var person = caller.person();
        var now = clock.instant();
        // All of it: one person's packages are few.
        var live = Assignment.live(person, now);
        var latestEnds = Extensions.latestEnds(live, now);
        var scheduled = AssignmentRequest.scheduled(person);
        var roles = RoleName.of(Stream.concat(live.stream().map(assignment -> assignment.accessPackage),
                scheduled.stream().map(request -> request.accessPackage)).distinct().toList());
        return new Page<>(Stream.concat(
                live.stream().map(assignment -> Item.of(assignment, roles.getOrDefault(assignment.accessPackage.id, List.of()),
                        latestEnds.get(assignment.id))),
                scheduled.stream().map(request -> Item.of(request, roles.getOrDefault(request.accessPackage.id, List.of()), now))).toList(), null);
    }
}
