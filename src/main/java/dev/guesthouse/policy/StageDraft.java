package dev.guesthouse.policy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.policy.PolicySettings.Approver;
import dev.guesthouse.policy.PolicySettings.Stage;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Fields.Listed;

/** A stage of approval, read and found right (POL-04, POL-05, POL-07), on its way to a version of a policy. */
record StageDraft(List<Rule> primary, List<Rule> fallback, List<Rule> alternate, Duration alternateAfter, Duration timeout,
        boolean approverJustificationRequired) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofDays(14);

    /** @param person only with the kind {@code person} */
    record Rule(ApproverKind kind, Person person) {
    }

    /**
     * Notes everything that is not right.
     *
     * @param before what the policy asked so far: what is as it was is as good as it was, also where people were deleted since
     */
    static List<StageDraft> read(Fields fields, List<Stage<PersonRef>> stages, List<StageDraft> before) {
        if (stages == null || stages.isEmpty() || stages.size() > 3) {
            fields.refuse("approval.stages", "must hold 1 to 3 stages");
            return List.of();
        }
        var there = before.stream().flatMap(StageDraft::people).collect(Collectors.toSet());
        return fields.eachRequired("approval.stages", stages).map(it -> {
            var read = read(fields, it.field(), it.value(), there);
            if (!before.contains(read)) {
                read.check(fields, it.field(), it.index() + 1);
            }
            return read;
        }).toList();
    }

    private static StageDraft read(Fields fields, String field, Stage<PersonRef> stage, Set<Person> there) {
        return new StageDraft(rules(fields, field + ".primaryApprovers", stage.primaryApprovers(), there),
                rules(fields, field + ".fallbackApprovers", stage.fallbackApprovers(), there),
                rules(fields, field + ".alternateApprovers", stage.alternateApprovers(), there), stage.alternateAfter(),
                stage.timeout() == null ? DEFAULT_TIMEOUT : stage.timeout(), !Boolean.FALSE.equals(stage.approverJustificationRequired()));
    }

    private Stream<Person> people() {
        return Stream.of(primary, fallback, alternate).flatMap(List::stream).map(Rule::person).filter(Objects::nonNull);
    }

    private void check(Fields fields, String field, int number) {
        checkNumber(fields, field + ".primaryApprovers", primary);
        checkNumber(fields, field + ".fallbackApprovers", fallback);
        checkNumber(fields, field + ".alternateApprovers", alternate);
        if (primary.isEmpty()) {
            fields.refuse(field + ".primaryApprovers", "must name at least one approver");
        } else if (couldFindNobody(primary) && couldFindNobody(fallback)) {
            fields.refuse(field + ".fallbackApprovers",
                    "must name a person: stage %d could find nobody where there is no sponsor or manager", number);
        }
        if (timeout.compareTo(Duration.ofDays(1)) < 0 || timeout.compareTo(Duration.ofDays(90)) > 0) {
            fields.refuse(field + ".timeout", "must be from 1 to 90 days");
        }
        checkAlternates(fields, field, alternateAfter);
    }

    private static void checkNumber(Fields fields, String field, List<Rule> approvers) {
        if (approvers.size() > ApprovalStage.MOST_APPROVERS) {
            fields.refuse(field, "must name at most %d", ApprovalStage.MOST_APPROVERS);
        }
    }

    private void checkAlternates(Fields fields, String field, Duration after) {
        var none = alternate.isEmpty();
        if (none != (after == null)) {
            fields.refuse(field + ".alternateAfter", none ? "goes with alternate approvers only" : "is required: say after how long alternates are asked");
        } else if (after != null && (after.compareTo(Duration.ofDays(1)) < 0 || after.compareTo(timeout) >= 0)) {
            fields.refuse(field + ".alternateAfter", "must be at least 1 day and less than the time-out");
        }
    }

    /** Those of a version; none where there is none. */
    static List<StageDraft> of(PolicyVersion version) {
        return version == null ? List.of() : version.stages().stream().map(StageDraft::of).toList();
    }

    private static StageDraft of(ApprovalStage stage) {
        return new StageDraft(rules(stage, ApproverPart.primary), rules(stage, ApproverPart.fallback), rules(stage, ApproverPart.alternate),
                stage.alternateAfter(), stage.timeout(), stage.approverJustificationRequired);
    }

    private static List<Rule> rules(ApprovalStage stage, ApproverPart part) {
        return stage.approvers(part).stream().map(rule -> new Rule(rule.kind, rule.person)).toList();
    }

    /** Sponsors and managers come and go, a named person is there; one alone may turn out to be the requestor (POL-05). */
    private static boolean couldFindNobody(List<Rule> rules) {
        return rules.stream().noneMatch(rule -> rule.kind == ApproverKind.person && (rule.person == null || rule.person.state != PersonState.deleted));
    }

    private static List<Rule> rules(Fields fields, String field, List<Approver<PersonRef>> approvers, Set<Person> there) {
        var given = fields.eachRequired(field, approvers).toList();
        var named = given.stream().filter(it -> isPerson(it.value()) && it.value().person() != null)
                .map(it -> new Listed<>(it.index(), it.field() + ".person", it.value().person())).toList();
        var found = PersonRef.noted(fields, named, there).iterator();
        return given.stream().map(it -> rule(fields, it.field(), it.value(), found)).toList();
    }

    private static boolean isPerson(Approver<PersonRef> approver) {
        return approver.kind() == null || approver.kind() == ApproverKind.person;
    }

    /** @param found the people who are named, in order */
    private static Rule rule(Fields fields, String field, Approver<PersonRef> approver, Iterator<Person> found) {
        if (isPerson(approver) == (approver.person() == null)) {
            fields.refuse(field, "must be either a kind (externalSponsors, internalSponsors, manager) or a person");
            return new Rule(ApproverKind.manager, null);
        }
        return isPerson(approver) ? new Rule(ApproverKind.person, found.next()) : new Rule(approver.kind(), null);
    }

    /** Stores it as a stage of a version. */
    void store(PolicyVersion version, int number) {
        var stage = new ApprovalStage();
        stage.policyVersion = version;
        stage.number = number;
        stage.timeoutHours = Math.toIntExact(timeout.toHours());
        stage.alternateAfterHours = alternateAfter == null ? null : Math.toIntExact(alternateAfter.toHours());
        stage.approverJustificationRequired = approverJustificationRequired;
        stage.persist();
        store(stage, ApproverPart.primary, primary);
        store(stage, ApproverPart.fallback, fallback);
        store(stage, ApproverPart.alternate, alternate);
    }

    private static void store(ApprovalStage stage, ApproverPart part, List<Rule> rules) {
        for (var each : rules) {
            var rule = new ApproverRule();
            rule.part = part;
            rule.kind = each.kind;
            rule.person = each.person;
            stage.add(rule);
        }
    }
}
