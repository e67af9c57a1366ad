package dev.guesthouse.submission;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.approval.Progress;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.person.Newcomers;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;

/**
 * Gives people access without their asking and without approval (REQ-10): somebody in the policy's scope; under a policy for
 * nobody any member, or an address, which becomes a person here. Runs in the caller's transaction.
 */
@ApplicationScoped
public class DirectAssignments {

    /** What can refuse one: nobody asked, so nothing is asked of them. */
    private static final List<RequestRule> RULES = List.of(RequestRule.requestOpen, RequestRule.accessLive, RequestRule.incompatible);

    /**
     * What is to be given to whom.
     *
     * @param packageId what they get
     * @param policyId a policy of the package, which says how long
     * @param person who gets it, in the policy's scope; under a policy for nobody any member, or an address, which becomes a
     *            person here
     * @param justification why, at most 4,000 characters; left out for nothing to say
     */
    public record Given(UUID packageId, UUID policyId, PersonRef person, @JsonUnwrapped Window window, String justification) {
    }

    private final Newcomers newcomers;
    private final Intake intake;
    private final Expiry expiry;

    DirectAssignments(Newcomers newcomers, Intake intake, Expiry expiry) {
        this.newcomers = newcomers;
        this.intake = intake;
        this.expiry = expiry;
    }

    /** @throws Problem invalid-input, not-found, request-open or access-live, incompatible (PKG-06), forbidden for a machine that would make a member (IDY-05) */
    public Progress assign(Given given, Act act) {
        var fields = new Fields();
        fields.required("packageId", given.packageId);
        fields.required("policyId", given.policyId);
        fields.required("person", given.person);
        var justification = fields.justification(given.justification);
        fields.check();
        var accessPackage = AccessPackage.byId(given.packageId);
        if (accessPackage.isDraft()) {
            throw Problem.invalid("packageId", "is a draft: it has no roles yet");
        }
        var policy = Policy.of(accessPackage).stream().filter(it -> it.id.equals(given.policyId)).findFirst().map(Policy::current)
                .orElseThrow(() -> Problem.invalid("policyId", "is no policy of this package"));
        if (policy.isPast(act.at())) {
            throw Problem.invalid("policyId", "ended on %s: give it a later end first, or take another policy", policy.endAt);
        }
        var person = Intake.locked(person(given.person, policy, act).id);
        Intake.keep(accessPackage);
        var window = given.window.asMeant(act.at());
        window.check(policy, act.at());
        var asking = new Asking(person, accessPackage, act);
        if (asking.holdsOverdue()) {
            expiry.endOverdue(accessPackage, person, act.at());
        }
        RequestRule.check(RULES, asking);
        var request = AssignmentRequest.make(RequestType.adminAdd, person, accessPackage, policy, justification, act.at());
        request.startAt = window.startDateTime();
        request.endAt = window.endDateTime();
        return intake.take(request, List.of(), false, act);
    }

    private Person person(PersonRef ref, PolicyVersion policy, Act act) {
        var person = policy.scope == PolicyScope.nobody && ref != null && ref.id() == null && ref.email() != null
                ? ref.find("person").orElseGet(() -> newcomers.named(EmailAddress.parse(ref.email()), null, act)) : PersonRef.required("person", ref);
        if (!person.isInGoodStanding()) {
            throw Problem.invalid("person", "is %s", person.state);
        }
        if (policy.scope == PolicyScope.nobody ? !PolicyMatch.isLetIn(person) : !PolicyMatch.isInScope(policy, person)) {
            throw Problem.invalid("person", "is not in the scope of this policy");
        }
        return person;
    }
}
