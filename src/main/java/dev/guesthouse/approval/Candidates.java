package dev.guesthouse.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
        var named = rules.stream().flatMap(rule -> people(rule, requestor, organization).map(person -> new Candidate(person, rule.kind))).distinct().toList();
        // What they are is looked at only now: nobody changes it any more.
        Person.keep(named.stream().map(Candidate::person).toList());
        var external = named.stream().filter(it -> it.kind == ApproverKind.externalSponsors).map(Candidate::person).toList();
        var theirs = external.isEmpty() ? Map.<UUID, UUID>of() : Organization.idsOf(external);
        return named.stream().filter(it -> isFit(it.person, stage.request) && (sponsors(it.kind) == null
                || Sponsor.isFit(organization.orElseThrow().id, it.person, sponsors(it.kind), theirs.get(it.person.id)))).toList();
    }

    /** Nobody moves the requestor elsewhere, nor changes who sponsors their organization, until the transaction ends. */
    static void keepRequestor(AssignmentRequest request) {
        Person.keep(List.of(request.requestor));
        Organization.keepOf(request.requestor);
    }

    /** @param organization that the requestor belongs to now (ORG-04), which may be another one than when they asked */
    private static Stream<Person> people(ApproverRule rule, Person requestor, Optional<Organization> organization) {
        return switch (rule.kind) {
            case person -> Stream.of(rule.person);
            case manager -> Optional.ofNullable(requestor.manager).stream();
            case internalSponsors, externalSponsors -> organization.stream()
                    .flatMap(it -> Sponsor.of(it, sponsors(rule.kind)).stream()).map(sponsor -> sponsor.person);
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
