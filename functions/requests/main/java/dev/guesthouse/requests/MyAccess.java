package dev.guesthouse.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.AssignmentState;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.http.view.RoleName;
import io.quarkus.funqy.Funq;

/** Lists what the caller has at this moment and until when (ASG-02). */
@ApplicationScoped
public class MyAccess {

    /**
     * @param endDateTime the first moment without it; null for no end
     * @param delivery how far the target systems have it
     */
    public record Item(UUID assignmentId, @JsonProperty("package") RequestView.Named accessPackage, List<RoleName> roles, Instant startDateTime,
            Instant endDateTime, AssignmentState delivery) {

        static Item of(Assignment assignment, List<RoleName> roles) {
            var accessPackage = assignment.accessPackage;
            return new Item(assignment.id, new RequestView.Named(accessPackage.id, accessPackage.displayName), roles,
                    assignment.startAt, assignment.endAt, assignment.state);
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
        // All of it: one person's packages are few.
        var live = Assignment.live(caller.person(), clock.instant());
        var roles = RoleName.of(live.stream().map(assignment -> assignment.accessPackage).toList());
        return new Page<>(live.stream().map(assignment -> Item.of(assignment, roles.getOrDefault(assignment.accessPackage.id, List.of()))).toList(), null);
    }
}
