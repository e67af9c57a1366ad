package dev.guesthouse.policy;

import java.time.Duration;
import java.util.List;

import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.PolicySettings.Approver;
import dev.guesthouse.policy.PolicySettings.Stage;
import dev.guesthouse.problem.Fields;

/** A stage of approval, read and found right (POL-04, POL-05, POL-07), on its way to a version of a policy. */
record StageDraft(List<Rule> primary, List<Rule> fallback, List<Rule> alternate, Duration alternateAfter, Duration timeout,
        boolean approverJustificationRequired) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofDays(14);

    /** @param person only with the kind {@code person} */
    record Rule(ApproverKind kind, Person person) {
    }

    /** Notes everything that is not right. */
    static List<StageDraft> read(Fields fields, List<Stage<PersonRef>> stages) {
        if (stages == null || stages.isEmpty() || stages.size() > 3) {
            fields.refuse("approval.stages", "must hold 1 to 3 stages");
            return List.of();
        }
        return fields.eachRequired("approval.stages", stages).map(it -> read(fields, it.field(), it.index() + 1, it.value())).toList();
    }

    private static StageDraft read(Fields fields, String field, int number, Stage<PersonRef> stage) {
        var primary = rules(fields, field + ".primaryApprovers", stage.primaryApprovers());
        var fallback = rules(fields, field + ".fallbackApprovers", stage.fallbackApprovers());
        if (stage.primaryApprovers() == null || stage.primaryApprovers().isEmpty()) {
            fields.refuse(field + ".primaryApprovers", "must name at least one approver");
        } else if (couldFindNobody(primary) && couldFindNobody(fallback)) {
            fields.refuse(field + ".fallbackApprovers",
                    "must name a person: stage %d could find nobody where there is no sponsor or manager".formatted(number));
        }
        var timeout = stage.timeout() == null ? DEFAULT_TIMEOUT : stage.timeout();
        if (timeout.compareTo(Duration.ofDays(1)) < 0 || timeout.compareTo(Duration.ofDays(90)) > 0) {
            fields.refuse(field + ".timeout", "must be from 1 to 90 days");
        }
        var alternate = rules(fields, field + ".alternateApprovers", stage.alternateApprovers());
        checkAlternates(fields, field, stage, timeout);
        return new StageDraft(primary, fallback, alternate, stage.alternateAfter(), timeout, !Boolean.FALSE.equals(stage.approverJustificationRequired()));
    }

    private static void checkAlternates(Fields fields, String field, Stage<PersonRef> stage, Duration timeout) {
        var none = stage.alternateApprovers() == null || stage.alternateApprovers().isEmpty();
        var after = stage.alternateAfter();
        if (none != (after == null)) {
            fields.refuse(field + ".alternateAfter", none ? "goes with alternate approvers only" : "is required: say after how long alternates are asked");
        } else if (after != null && (after.compareTo(Duration.ofDays(1)) < 0 || after.compareTo(timeout) >= 0)) {
            fields.refuse(field + ".alternateAfter", "must be at least 1 day and less than the time-out");
        }
    }

    /** As a version has it. */
    static StageDraft of(ApprovalStage stage) {
        return new StageDraft(rules(stage, ApproverPart.primary), rules(stage, ApproverPart.fallback), rules(stage, ApproverPart.alternate),
                stage.alternateAfter(), stage.timeout(), stage.approverJustificationRequired);
    }

    private static List<Rule> rules(ApprovalStage stage, ApproverPart part) {
        return stage.approvers(part).stream().map(rule -> new Rule(rule.kind, rule.person)).toList();
    }

    /** Sponsors and managers come and go, a named person is there; one alone may turn out to be the requestor (POL-05). */
    private static boolean couldFindNobody(List<Rule> rules) {
        return rules.stream().noneMatch(rule -> rule.kind == ApproverKind.person);
    }

    private static List<Rule> rules(Fields fields, String field, List<Approver<PersonRef>> approvers) {
        return fields.eachRequired(field, approvers).map(it -> rule(fields, it.field(), it.value())).toList();
    }

    private static Rule rule(Fields fields, String field, Approver<PersonRef> approver) {
        var isPerson = approver.kind() == null || approver.kind() == ApproverKind.person;
        if (isPerson == (approver.person() == null)) {
            fields.refuse(field, "must be either a kind (externalSponsors, internalSponsors, manager) or a person");
            return new Rule(ApproverKind.manager, null);
        }
        return isPerson ? new Rule(ApproverKind.person, PersonRef.noted(fields, field + ".person", approver.person())) : new Rule(approver.kind(), null);
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
            rule.approvalStage = stage;
            rule.part = part;
            rule.kind = each.kind;
            rule.person = each.person;
            rule.persist();
        }
    }
}
