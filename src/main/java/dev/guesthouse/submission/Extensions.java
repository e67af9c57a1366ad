package dev.guesthouse.submission;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Progress;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.audit.Act;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;

/** Takes requests for longer access (POL-09). Runs in the caller's transaction. */
@ApplicationScoped
public class Extensions {

    /** What can refuse one beside its own terms. */
    private static final List<RequestRule> RULES = List.of(RequestRule.standing, RequestRule.requestOpen, RequestRule.flood);

    /** What the policies of assignments say now, whatever they said when access was given, and whether each has stages. */
    private static final String TERMS = "select a.id, v, (select count(*) from ApprovalStage s where s.policyVersion = v) from Assignment a"
            + " join a.policyVersion given, PolicyVersion v join fetch v.policy q where is_among(:assignments, a.id) and q = given.policy and v.number = q.currentVersion";

    /** @param asksSomebody whether there is anybody who could approve */
    private record Terms(PolicyVersion policy, boolean asksSomebody) {

        static Terms of(Assignment assignment) {
            return of(List.of(assignment)).get(assignment.id);
        }

        /** By the assignments' ids. */
        static Map<UUID, Terms> of(Collection<Assignment> assignments) {
            return Assignment.getEntityManager().createQuery(TERMS, Object[].class)
                    .setParameter("assignments", assignments.stream().map(assignment -> assignment.id).toArray(UUID[]::new)).getResultList().stream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> new Terms((PolicyVersion) row[1], (Long) row[2] > 0)));
        }

        /** The policy's fixed end, one duration from now, or the last end that there can be (POL-08, POL-09). */
        Instant latest(Instant now) {
            var longest = policy.endOfAccessFrom(now);
            return longest == null ? PolicyVersion.lastEnd(now) : longest;
        }

        boolean asksApproval(Assignment assignment) {
            return policy.extensionApprovalRequired || assignment.shortenedFrom != null;
        }

        /** Why nothing is added, whoever holds it and whatever is asked for. */
        Optional<Sentence> obstacle(Assignment assignment, Instant now) {
            var takesRequests = policy.policy.enabled && policy.policy.removedAt == null;
            if (!takesRequests || !policy.extensionAllowed || assignment.endAt == null) {
                return Optional.of(NOT_ALLOWED);
            }
            if (assignment.shortenedFrom != null && !asksSomebody) {
                return Optional.of(Sentence.of(
                        "An administrator has shortened this access, and its policy names nobody who could approve more: ask an administrator."));
            }
            return latest(now).isAfter(assignment.endAt) ? Optional.empty()
                    : Optional.of(Sentence.of("This access lasts until %s already, and for now its policy gives no more.", assignment.endAt));
        }
    }

    private static final Sentence NOT_ALLOWED = Sentence.of("This access cannot be extended: its policy does not allow it, or not for whoever has it.");

    private final Intake intake;

    Extensions(Intake intake) {
        this.intake = intake;
    }

    /**
     * Asks for a later end of one's own access, or as a sponsor of that of one of one's people, which one then does not decide (REQ-16); with approval again
     * where the policy wants it.
     *
     * @param end null is as long as the policy gives from the moment when it is extended: one duration, or until its date
     * @param justification may be null where the policy asks for none
     * @throws Problem not-found, extension-refused, request-open, invalid-input, too-many-requests; forbidden where a sponsor asks for somebody who is kept out
     */
    public Progress extend(UUID assignmentId, Instant end, String justification, Act act) {
        var fields = new Fields();
        fields.required("assignmentId", assignmentId);
        var why = fields.justification(justification);
        fields.check();
        var holder = Assignment.holderOf(assignmentId).orElseThrow(() -> Problem.notFound("assignment"));
        var askedBy = holder.equals(act.by().id()) ? null : Person.byId(act.by().id());
        var requestor = askedBy == null ? Intake.asking(act) : AskedFor.holder(holder, askedBy);
        var assignment = Assignment.<Assignment>findById(assignmentId);
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        Intake.keep(assignment.accessPackage);
        // As the policy is now: whether it extends at all can have changed since access was given.
        var terms = Terms.of(assignment);
        obstacle(terms, assignment, act.at()).ifPresent(refusal -> {
            throw new Problem(ProblemType.EXTENSION_REFUSED, refusal);
        });
        RequestRule.checkJustification(terms.policy, why);
        var asking = new Asking(requestor, askedBy, assignment.accessPackage, act);
        RequestRule.check(RULES, asking);
        checkEnd(terms, assignment, end, act.at());
        var request = AssignmentRequest.make(RequestType.userExtend, requestor, assignment.accessPackage, terms.policy, why, act.at());
        request.askedBy = askedBy;
        request.assignmentId = assignment.id;
        request.endAt = end;
        asking.origin.ifPresent(origin -> origin.persist());
        return intake.take(request, List.of(), terms.asksApproval(assignment), act);
    }

    /** Whether there can be more time now: the policy allows it to its holder as it is today, and has some to give. */
    public static boolean arePossible(Assignment assignment, Instant now) {
        return obstacle(Terms.of(assignment), assignment, now).isEmpty();
    }

    /**
     * Until when each of some assignments could be extended now as far as its policy goes, by its id; what can have no more time is not there. Who is in
     * a policy's scope is not looked at for each of many.
     */
    public static Map<UUID, Instant> latestEnds(Collection<Assignment> assignments, Instant now) {
        var terms = Terms.of(assignments);
        return assignments.stream().filter(assignment -> terms.get(assignment.id).obstacle(assignment, now).isEmpty())
                .collect(Collectors.toMap(assignment -> assignment.id, assignment -> terms.get(assignment.id).latest(now)));
    }

    /** Why nothing is added, whatever is asked for. */
    private static Optional<Sentence> obstacle(Terms terms, Assignment assignment, Instant now) {
        return terms.obstacle(assignment, now)
                .or(() -> PolicyMatch.isInScope(terms.policy, assignment.person) ? Optional.empty() : Optional.of(NOT_ALLOWED));
    }

    private static void checkEnd(Terms terms, Assignment assignment, Instant asked, Instant now) {
        if (asked == null && terms.policy.endOfAccessFrom(now) == null) {
            throw Problem.invalid("endDateTime", "is required: this policy has no duration");
        }
        var latest = terms.latest(now);
        if (asked != null && (!asked.isAfter(assignment.endAt) || asked.isAfter(latest))) {
            throw Problem.invalid("endDateTime", "must be after %s and not after %s", assignment.endAt, latest);
        }
    }
}
