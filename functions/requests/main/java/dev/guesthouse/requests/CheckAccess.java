package dev.guesthouse.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.catalog.Resource;
import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import io.quarkus.funqy.Funq;

/**
 * Tells what a person is entitled to now, by time and not by a job, and apart from that whether the target has it
 * (ASG-02); to the person, an administrator, and a machine token made for it.
 */
@ApplicationScoped
public class CheckAccess {

    /**
     * @param person an e-mail address or an id; left out for the caller, which a machine must not
     * @param connector the connector's id or name
     * @param originId what the target system knows the resource by
     * @param role one of the resource's
     */
    public record Input(PersonRef person, String connector, String originId, String role) {
    }

    /**
     * What somebody is entitled to.
     *
     * @param granted entitled at this moment
     * @param delivered the target system confirmed it
     * @param until the first moment without it; null where there is no end, or nothing granted
     * @param why the live assignments that grant it
     */
    public record Answer(boolean granted, boolean delivered, Instant until, List<Why> why) {
    }

    /**
     * A live assignment that grants it.
     *
     * @param assignmentId the assignment's
     * @param accessPackage what they have
     * @param endDateTime the first moment without it; null for no end
     */
    public record Why(UUID assignmentId, @JsonProperty("package") RequestView.Named accessPackage, Instant endDateTime) {

        static Why of(Assignment assignment) {
            return new Why(assignment.id, new RequestView.Named(assignment.accessPackage.id, assignment.accessPackage.displayName), assignment.endAt);
        }
    }

    private final Caller caller;
    private final Clock clock;

    CheckAccess(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Funq("check-access")
    @Transactional
    public Answer checkAccess(Input input) {
        var fields = new Fields();
        fields.required("connector", input.connector());
        fields.required("originId", input.originId());
        fields.required("role", input.role());
        fields.check();
        var person = person(input.person());
        var role = Connector.byIdOrName(input.connector()).flatMap(connector -> Resource.of(connector, input.originId()))
                .flatMap(resource -> resource.roles().stream().filter(it -> it.name.equals(input.role())).findFirst());
        return role.map(it -> answer(person, it, clock.instant())).orElse(new Answer(false, false, null, List.of()));
    }

    private Person person(PersonRef ref) {
        if (caller.isMachine() || caller.isAdministrator() && ref != null) {
            return PersonRef.required("person", ref);
        }
        // Nobody is looked for on behalf of one who may not ask.
        var person = caller.person();
        if (ref != null && !ref.means("person", person)) {
            throw Problem.forbidden("What others have is told to administrators only.");
        }
        return person;
    }

    private static Answer answer(Person person, ResourceRole role, Instant now) {
        var why = RoleGrant.liveAssignments(person, role, now);
        var until = why.stream().anyMatch(assignment -> assignment.endAt == null) ? null
                : why.stream().map(assignment -> assignment.endAt).max(Comparator.naturalOrder()).orElse(null);
        return new Answer(!why.isEmpty(), RoleGrant.of(person, role).filter(grant -> grant.held).isPresent(), until,
                why.stream().map(Why::of).toList());
    }
}
