package dev.guesthouse.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.audit.Act;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.RequestAnswer;

/** A request as {@link RequestRule}s look at it before it is made: what is worked out once is there for all of them. */
final class Asking {

    final Person requestor;
    /** Who asks for the requestor (REQ-16); null where they do themselves. */
    final Person askedBy;
    final AccessPackage accessPackage;
    final Instant now;
    /** Empty for whoever has been let in before, and where somebody asks who has been. */
    final Optional<RequestOrigin> origin;
    /** Null where nothing was said: rules about words have no say then. */
    final WantedAccess wanted;

    private List<PolicyVersion> fitting;
    private List<Assignment> held;
    private PolicyVersion policy;
    private List<RequestAnswer> answers;

    /** Somebody asks for themselves, under the policy that fits them. */
    Asking(Person requestor, WantedAccess wanted, Act act) {
        this(requestor, null, wanted.accessPackage(), wanted, act);
    }

    /** A sponsor asks for one of their organization's people. */
    Asking(Person requestor, Person askedBy, WantedAccess wanted, Act act) {
        this(requestor, askedBy, wanted.accessPackage(), wanted, act);
    }

    /** For the rules about what is there already, under whatever policy. */
    Asking(Person requestor, AccessPackage accessPackage, Act act) {
        this(requestor, null, accessPackage, act);
    }

    /** The same where a sponsor may ask for them. @param askedBy null where they do themselves */
    Asking(Person requestor, Person askedBy, AccessPackage accessPackage, Act act) {
        this(requestor, askedBy, accessPackage, null, act);
    }

    private Asking(Person requestor, Person askedBy, AccessPackage accessPackage, WantedAccess wanted, Act act) {
        this.requestor = requestor;
        this.askedBy = askedBy;
        this.accessPackage = accessPackage;
        this.wanted = wanted;
        this.now = act.at();
        this.origin = askedBy == null ? RequestOrigin.of(requestor, act) : Optional.empty();
    }

    /** What they have that nobody has ended yet; nobody gives or ends any of it meanwhile, since they are locked. */
    List<Assignment> held() {
        if (held == null) {
            held = Assignment.notEnded(requestor);
        }
        return held;
    }

    /** Whether they have the package still, though its time is over. */
    boolean holdsOverdue() {
        return held().stream().anyMatch(it -> it.isOverdue(accessPackage, now));
    }

    /** What they have that the package does not go with (PKG-06). */
    List<Assignment> inTheWay() {
        return held().isEmpty() ? List.of() : Assignment.inTheWayOf(accessPackage, requestor, now);
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
            policy = PolicyMatch.choose(fitting(), wanted.policyId());
        }
        return policy;
    }

    /** The policy, as long as one fits and is chosen; that none is, is refused by rules of its own. */
    Optional<PolicyVersion> chosen() {
        return fitting().isEmpty() || RequestRule.choice.refusal(this).isPresent() ? Optional.empty() : Optional.of(policy());
    }

    /** The answers to the policy's questions, not stored. @throws Problem as {@link Reasons#read} does */
    List<RequestAnswer> answers() {
        if (answers == null) {
            answers = wanted.reasons().read(policy());
        }
        return answers;
    }
}
