package dev.guesthouse.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ApproverPart;
import dev.guesthouse.policy.ApproverRule;
import dev.guesthouse.request.AssignmentRequest;

/** Whom a stage's rules find at this moment (POL-04), kept as they are until they are asked. */
final class Candidates {

    /** Somebody with the standing by which they are asked. */
    record Candidate(Person person, ApproverKind kind) {
    }

    private Candidates() {
    }

    /**
     * Those whom a part of a stage's rules finds now, {@linkplain Person#keep kept}.
     *
     * @param stage of a request whose requestor and their organization are {@linkplain #keepRequestor kept}, so that its sponsors stay
     */
    static List<Candidate> find(RequestStage stage, ApproverPart part) {
        var requestor = stage.request.requestor;
        var rules = stage.approvalStage.approvers(part);
        var organization = rules.stream().anyMatch(rule -> sponsors(rule.kind) != null) ? Organization.of(requestor) : Optional.<Organization>empty();
        var named = named(rules, requestor.manager, kind -> organization.map(it -> Sponsor.of(it, kind)).orElse(List.of()));
        // What they are is looked at only now: nobody changes it any more.
        Person.keep(named.stream().map(Candidate::person).toList());
        var external = named.stream().filter(it -> it.kind == ApproverKind.externalSponsors).map(Candidate::person).toList();
        var theirs = external.isEmpty() ? Map.<UUID, UUID>of() : Organization.idsOf(external);
        return named.stream().filter(it -> isFit(it.person, stage.request)
                && isStill(it, organization.map(their -> their.id).orElse(null), theirs.get(it.person.id))).toList();
    }

    /**
     * Those whom rules name, each once in each standing.
     *
     * @param manager the requestor's; null for none
     * @param sponsors of the organization that the requestor belongs to now (ORG-04), which may be another one than when they asked
     */
    static List<Candidate> named(List<ApproverRule> rules, Person manager, Function<SponsorKind, List<Sponsor>> sponsors) {
        return rules.stream().flatMap(rule -> people(rule, manager, sponsors).map(person -> new Candidate(person, rule.kind))).distinct().toList();
    }

    /**
     * Whether somebody who was found as a sponsor can be one still (ORG-07).
     *
     * @param organization that they sponsor
     * @param theirs of the organization whose person they are; null for none
     */
    static boolean isStill(Candidate candidate, UUID organization, UUID theirs) {
        return sponsors(candidate.kind) == null || Sponsor.isFit(organization, candidate.person, sponsors(candidate.kind), theirs);
    }

    /** Nobody moves the requestor elsewhere, nor changes who sponsors their organization, until the transaction ends. */
    static void keepRequestor(AssignmentRequest request) {
        Person.keep(List.of(request.requestor));
        Organization.keepOf(request.requestor);
    }

    private static Stream<Person> people(ApproverRule rule, Person manager, Function<SponsorKind, List<Sponsor>> sponsors) {
        return switch (rule.kind) {
            case person -> Stream.of(rule.person);
            case manager -> Stream.ofNullable(manager);
            case internalSponsors, externalSponsors -> sponsors.apply(sponsors(rule.kind)).stream().map(sponsor -> sponsor.person);
        };
    }

    /** The kind of sponsors that a rule asks; null for one that asks others. */
    private static SponsorKind sponsors(ApproverKind kind) {
        return switch (kind) {
            case internalSponsors -> SponsorKind.internal;
            case externalSponsors -> SponsorKind.external;
            case person, manager -> null;
        };
    }

    /**
     * Nobody decides their own request (APR-02), under whatever tag of their address they made it, nor one that they asked for (REQ-16);
     * nobody any who has no say about others.
     */
    static boolean isFit(Person person, AssignmentRequest request) {
        return Sponsor.mayHaveASay(person) && !request.isOwnOf(person);
    }
}
