package dev.guesthouse.submission;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;

/** What can refuse a request, by name, in the order in which it is looked at; each can be asked by itself. */
enum RequestRule {

    /** Somebody may have blocked them while this call waited (IDY-03). */
    standing(asking -> {
        if (asking.askedBy == null) {
            RequestRule.checkStanding(asking.requestor);
        } else if (!asking.requestor.isInGoodStanding()) {
            throw Problem.forbidden("%s cannot be asked for: whoever runs this instance keeps them out.", asking.requestor.label());
        }
    }),
    /** The instance's domain list lets the requestor in (ORG-08); as with the next two, nobody is told more (REQ-04). */
    domainList(asking -> {
        if (asking.fitting().isEmpty() && !PolicyMatch.isLetIn(asking.requestor)) {
            throw Problem.notFound("access package");
        }
    }),
    /** The package is no draft, its catalog is enabled and open to such people, and a policy takes requests (REQ-01, POL-02). */
    enabled(asking -> {
        if (asking.fitting().isEmpty() && !PolicyMatch.isOpen(asking.accessPackage, asking.requestor, asking.now)) {
            throw Problem.notFound("access package");
        }
    }),
    /** One of those policies is for the requestor (POL-01). */
    scope(asking -> {
        if (asking.fitting().isEmpty()) {
            throw Problem.notFound("access package");
        }
    }),
    /** Of several that fit, one was chosen (POL-11). */
    choice(asking -> {
        if (!asking.fitting().isEmpty()) {
            asking.policy();
        }
    }),
    /** Said where the policy wants it said (REQ-03). */
    justification(asking -> asking.chosen().ifPresent(policy -> RequestRule.checkJustification(policy, asking.wanted.reasons().justification()))),
    /** Each question of the policy is answered as it must be (REQ-03, POL-10). */
    answers(asking -> asking.chosen().ifPresent(policy -> asking.answers())),
    /** Dates were asked for only where they can be, and are inside what the policy gives (POL-08). */
    window(asking -> asking.chosen().ifPresent(policy -> asking.wanted.window().checkChosen(policy, asking.now))),
    /** None for this package is open already (REQ-05). */
    requestOpen(asking -> AssignmentRequest.open(asking.accessPackage, asking.requestor).ifPresent(open -> {
        throw new Problem(ProblemType.REQUEST_OPEN, "This has been asked for already.").with("request", open.id).with("state", open.state);
    })),
    /** The access is not there already (REQ-05); one that is overdue is in nobody's way. */
    accessLive(asking -> asking.held().stream().filter(held -> held.accessPackage.id.equals(asking.accessPackage.id) && !held.isOverdue(asking.accessPackage, asking.now))
            .findFirst().ifPresent(live -> {
                throw new Problem(ProblemType.ACCESS_LIVE, "This access is there already.").with("assignment", live.id);
            })),
    /** Nothing is held that the package does not go with (PKG-06). */
    incompatible(asking -> asking.inTheWay().stream().findFirst().ifPresent(held -> {
        throw new Problem(ProblemType.INCOMPATIBLE, "%s does not go with %s, which is held already.", asking.accessPackage.displayName,
                held.accessPackage.displayName).with("package", held.accessPackage.id).with("assignment", held.id);
    })),
    /** Each request writes letters and history, and may call target systems: nobody causes them without end (MSG-05). */
    flood(RequestLimits::check);

    private final Consumer<Asking> check;

    RequestRule(Consumer<Asking> check) {
        this.check = check;
    }

    /** How this rule refuses the request; empty where it holds. */
    Optional<Problem> refusal(Asking asking) {
        try {
            check.accept(asking);
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }

    /**
     * Walks rules until the first refusal. What is wrong with the justification and with the answers is told at once (REQ-03).
     *
     * @throws Problem that refusal
     */
    static void check(List<RequestRule> rules, Asking asking) {
        for (var rule : rules) {
            rule.refusal(asking).ifPresent(refusal -> {
                throw rule == justification && rules.contains(answers) ? together(refusal, answers.refusal(asking)) : refusal;
            });
        }
    }

    static void checkStanding(Person requestor) {
        if (!requestor.isInGoodStanding()) {
            throw Problem.signedOut();
        }
    }

    static void checkJustification(PolicyVersion policy, String justification) {
        if (justification == null && policy.requestorJustificationRequired) {
            throw Problem.invalid("justification", "is required: say why you need this");
        }
    }

    private static Problem together(Problem one, Optional<Problem> other) {
        return Problem.invalid(Stream.concat(one.errors.stream(), other.stream().flatMap(it -> it.errors.stream())).toList());
    }
}
