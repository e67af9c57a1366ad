package dev.guesthouse.submission;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Act;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.Sentence;

/**
 * Whether somebody can ask for a package now, and why or why not (AUD-04): all that could refuse a request of theirs that says nothing yet, to
 * the end of the list, and what becomes of each of the package's policies. It is the rules themselves that are asked.
 *
 * @param fitting the policies that apply: one, several on a tie, or none
 */
public record Explanation(List<Finding> findings, List<Considered> policies, List<PolicyVersion> fitting) {

    /**
     * What a rule says of the request.
     *
     * @param rule its name: {@code standing}, {@code domainList}, {@code enabled}, {@code scope}, {@code choice}, {@code justification},
     *            {@code answers}, {@code window}, {@code requestOpen}, {@code accessLive}, {@code incompatible} or {@code flood}
     * @param holds null where it depends on what the request says
     * @param detail why it does not hold, or what has to be said; null where it holds
     * @param cure what helps; null where it holds
     */
    public record Finding(String rule, Boolean holds, Sentence detail, Sentence cure) {
    }

    /**
     * What becomes of a policy of the package.
     *
     * @param id the policy's
     * @param displayName the policy's
     * @param scope who may ask under it
     * @param outcome whether it applies, or why not
     */
    public record Considered(UUID id, String displayName, PolicyScope scope, PolicyOutcome outcome) {
    }

    /** Of a person who is stored. */
    public static Explanation of(Person person, AccessPackage accessPackage, Act act) {
        var asking = new Asking(person, new WantedAccess(accessPackage, null, new Window(null, null), new Reasons(null, null)), act);
        var fitting = asking.fitting();
        var inScope = PolicyMatch.inScope(accessPackage, person);
        var policies = PolicyMatch.all(accessPackage).stream().map(version -> new Considered(version.policy.id, version.policy.displayName, version.scope,
                outcome(version, fitting, inScope.contains(version.id), act))).toList();
        return new Explanation(Arrays.stream(RequestRule.values()).map(rule -> find(rule, asking, policies)).toList(), policies, fitting);
    }

    /** Whether a request would be taken, once it says what it must. */
    public boolean canAsk() {
        return findings.stream().noneMatch(finding -> Boolean.FALSE.equals(finding.holds));
    }

    private static PolicyOutcome outcome(PolicyVersion version, List<PolicyVersion> fitting, boolean isInScope, Act act) {
        if (fitting.contains(version)) {
            return PolicyOutcome.applies;
        }
        if (!isInScope) {
            return PolicyOutcome.outOfScope;
        }
        return !version.policy.enabled ? PolicyOutcome.disabled : version.isPast(act.at()) ? PolicyOutcome.ended
                : fitting.isEmpty() ? PolicyOutcome.wouldApply : PolicyOutcome.outranked;
    }

    private static Finding find(RequestRule rule, Asking asking, List<Considered> policies) {
        return rule.refusal(asking).map(refusal -> switch (rule) {
            // Whoever asks is not told more than that there is no such package (REQ-04).
            case standing -> refused(rule, Sentence.of("They are %s.", asking.requestor.state), "Let them in again.");
            case domainList -> refused(rule, Sentence.of("The domain list lets nobody of %s in.", asking.requestor.emailDomain),
                    "Let their domain in, by the list of domains.");
            case enabled -> closed(asking.accessPackage, asking.requestor);
            case scope -> outOfScope(asking.requestor, policies);
            case justification, answers -> new Finding(rule.name(), null, detail(refusal), Sentence.of("Whoever asks has to say it."));
            case choice -> refused(rule, detail(refusal), "Whoever asks chooses one.");
            case window -> refused(rule, detail(refusal), "Whoever asks chooses other days.");
            case requestOpen, accessLive -> refused(rule, detail(refusal), refusal.type.cure);
            case incompatible -> refused(rule, detail(refusal), "They wait until that ends, or give it back.");
            case flood -> refused(rule, detail(refusal), "They ask again later.");
        }).orElseGet(() -> new Finding(rule.name(), true, null, null));
    }

    private static Finding refused(RequestRule rule, Sentence detail, String cure) {
        return new Finding(rule.name(), false, detail, Sentence.of(cure));
    }

    private static Sentence detail(Problem refusal) {
        return refusal.errors.stream().map(FieldError::sentence).reduce((all, next) -> Sentence.of("%s; %s", all, next)).orElse(refusal.sentence);
    }

    private static Finding closed(AccessPackage accessPackage, Person person) {
        var catalog = accessPackage.catalog;
        if (accessPackage.isDraft()) {
            return refused(RequestRule.enabled, Sentence.of("%s is a draft: it gives nothing yet.", accessPackage.displayName), "Give it roles.");
        }
        if (!catalog.enabled) {
            return refused(RequestRule.enabled, Sentence.of("Its catalog, %s, is not enabled.", catalog.displayName), "Enable the catalog.");
        }
        if (person.kind != PersonKind.member && !catalog.enabledForExternalUsers) {
            return refused(RequestRule.enabled, Sentence.of("Its catalog, %s, is for members only.", catalog.displayName),
                    "Enable the catalog for external users.");
        }
        return refused(RequestRule.enabled, Sentence.of("It has no policy that takes requests now."), "Add one, or enable one.");
    }

    private static Finding outOfScope(Person person, List<Considered> policies) {
        if (policies.stream().anyMatch(policy -> policy.outcome != PolicyOutcome.outOfScope)) {
            return refused(RequestRule.scope, Sentence.of("A policy is for them, but takes no request of theirs as things are."), "See its outcome, and what is refused before this.");
        }
        var who = person.kind == PersonKind.member ? Sentence.of("members")
                : Organization.of(person).map(theirs -> Sentence.of("people of %s", theirs.displayName))
                        .orElse(Sentence.of("people of no connected organization, as with an address at %s", person.emailDomain));
        return refused(RequestRule.scope, Sentence.of("No policy is for %s, or for them alone.", who), "Add a policy for them, or change the scope of one.");
    }
}
