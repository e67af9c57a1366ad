package dev.guesthouse.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.RequestAnswer;

/** A request as {@link RequestRule}s look at it before it is made: what is worked out once is there for all of them. */
public final class Asking {

    final Person requestor;
    final AccessPackage accessPackage;
    /** The requestor's choice where several policies fit; may be null. */
    final UUID policyId;
    final Window window;
    final Reasons reasons;
    final Instant now;

    private List<PolicyVersion> fitting;
    private PolicyVersion policy;
    private List<RequestAnswer> answers;

    /** Somebody asks for themselves, under the policy that fits them. */
    public Asking(Person requestor, AccessPackage accessPackage, UUID policyId, Window window, Reasons reasons, Instant now) {
        this.requestor = requestor;
        this.accessPackage = accessPackage;
        this.policyId = policyId;
        this.window = window;
        this.reasons = reasons;
        this.now = now;
    }

    /** What is asked for is asked under this policy, whether or not it would be theirs to choose. */
    Asking(Person requestor, PolicyVersion policy, Window window, Reasons reasons, Instant now) {
        this(requestor, policy.policy.accessPackage, policy.policy.id, window, reasons, now);
        this.policy = policy;
    }

    /** The policies that win for the requestor; none where the package is not for them (POL-11). */
    List<PolicyVersion> fitting() {
        if (fitting == null) {
            fitting = PolicyMatch.of(accessPackage, requestor, now);
        }
        return fitting;
    }

    /** @throws Problem as {@link PolicyMatch#choose} does */
    PolicyVersion policy() {
        if (policy == null) {
            policy = PolicyMatch.choose(fitting(), policyId);
        }
        return policy;
    }

    /** The answers to the policy's questions, not stored. @throws Problem as {@link Reasons#read} does */
    List<RequestAnswer> answers() {
        if (answers == null) {
            answers = reasons.read(policy());
        }
        return answers;
    }
}
