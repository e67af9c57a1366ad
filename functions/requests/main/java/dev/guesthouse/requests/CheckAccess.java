package dev.guesthouse.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Entitlement;
import dev.guesthouse.assignment.Entitlement.AskedRole;
import dev.guesthouse.assignment.Entitlement.Granting;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.RequestView;
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
     * @param unconfirmed the target system said that it took it away, and it was not seen to be gone
     * @param until the first moment without it; null where there is no end, or nothing granted
     * @param why the live assignments that grant it
     */
    public record Answer(boolean granted, boolean delivered, boolean unconfirmed, Instant until, List<Why> why) {
    }

    /**
     * A live assignment that grants it.
     *
     * @param assignmentId the assignment's
     * @param accessPackage what they have
     * @param endDateTime the first moment without it; null for no end
     */
    public record Why(UUID assignmentId, @JsonProperty("package") RequestView.Named accessPackage, Instant endDateTime) {

        static Why of(Granting granting) {
            return new Why(granting.assignmentId(), new RequestView.Named(granting.packageId(), granting.packageName()), granting.endAt());
        }
    }

    private final Caller caller;
    private final Clock clock;

    CheckAccess(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Funq("check-access")
    public Answer checkAccess(Input input) {
        var fields = new Fields();
        fields.required("connector", input.connector());
        fields.required("originId", input.originId());
        fields.required("role", input.role());
        fields.check();
        var entitlement = entitlement(input.person(), new AskedRole(input.connector(), input.originId(), input.role()));
        return new Answer(entitlement.isGranted(), entitlement.delivered(), entitlement.unconfirmed(), entitlement.until(),
                entitlement.grantings().stream().map(Why::of).toList());
    }

    private Entitlement entitlement(PersonRef ref, AskedRole role) {
        if (caller.isMachine() || caller.isAdministrator() && ref != null) {
            return Entitlement.of("person", ref, role, clock.instant());
        }
        // Nobody is looked for on behalf of one who may not ask.
        var theirs = Entitlement.of("person", new PersonRef(caller.personId(), null, null), role, clock.instant());
        if (ref != null && !ref.means("person", theirs.personId(), theirs.email())) {
            throw Problem.forbidden("What others have is told to administrators only.");
        }
        return theirs;
    }
}
