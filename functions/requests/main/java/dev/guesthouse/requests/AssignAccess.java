package dev.guesthouse.requests;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.person.Newcomers;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.submission.Submission;
import dev.guesthouse.submission.Window;
import io.quarkus.funqy.Funq;

/**
 * Gives a person access without their asking (REQ-10): somebody in the policy's scope; under a policy for nobody any member,
 * or an address, which becomes a person here. No request messages are sent (MSG-04).
 */
@ApplicationScoped
public class AssignAccess {

    public record Input(UUID packageId, UUID policyId, PersonRef person, Instant startDateTime, Instant endDateTime, String justification) {
    }

    private final Caller caller;
    private final Submission submission;
    private final Newcomers newcomers;

    AssignAccess(Caller caller, Submission submission, Newcomers newcomers) {
        this.caller = caller;
        this.submission = submission;
        this.newcomers = newcomers;
    }

    @Funq("assign-access")
    @Change(thenDeliver = true)
    public RequestView assignAccess(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("packageId", input.packageId());
        fields.required("policyId", input.policyId());
        var justification = fields.optionalText("justification", input.justification(), 4000);
        fields.check();
        var accessPackage = AccessPackage.byId(input.packageId());
        if (accessPackage.roles().isEmpty()) {
            throw Problem.invalid("packageId", "is a draft: it has no roles yet");
        }
        var policy = Policy.of(accessPackage).stream().filter(it -> it.id.equals(input.policyId())).findFirst().map(Policy::current)
                .orElseThrow(() -> Problem.invalid("policyId", "is no policy of this package"));
        var person = person(input.person(), policy, act.at());
        var request = submission.assign(person.id, policy, new Window(input.startDateTime(), input.endDateTime()), justification, act);
        caller.created("request", "id", request.id);
        return RequestView.of(request, false);
    }

    private Person person(PersonRef ref, PolicyVersion policy, Instant now) {
        var person = policy.scope == PolicyScope.nobody && ref != null && ref.id() == null && ref.email() != null
                ? ref.find().orElseGet(() -> newcomers.add(EmailAddress.parse(ref.email()), PersonState.invited, now)) : PersonRef.required("person", ref);
        if (!person.mayBeGivenAccess()) {
            throw Problem.invalid("person", "is %s".formatted(person.state));
        }
        if (policy.scope == PolicyScope.nobody ? !mayBeHere(person) : !PolicyMatch.isInScope(policy, person)) {
            throw Problem.invalid("person", "is not in the scope of this policy");
        }
        return person;
    }

    private static boolean mayBeHere(Person person) {
        return person.kind == PersonKind.member || DomainList.allows(person.emailDomain);
    }
}
