package dev.guesthouse.approval;

import java.util.List;
import java.util.Optional;
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

    /** Those whom a part of a stage's rules finds now, {@linkplain Person#keep kept}. */
    static List<Candidate> find(RequestStage stage, ApproverPart part) {
        Person.keep(List.of(stage.request.requestor));
        Organization.keepOf(stage.request.requestor);
        Person.keep(candidates(stage, part).stream().map(Candidate::person).toList());
        return candidates(stage, part);
    }

    private static List<Candidate> candidates(RequestStage stage, ApproverPart part) {
        return stage.approvalStage.approvers(part).stream()
                .flatMap(rule -> people(rule, stage.request).map(person -> new Candidate(person, rule.kind)))
                .filter(candidate -> isFit(candidate.person, stage.request))
                .distinct().toList();
    }

    private static Stream<Person> people(ApproverRule rule, AssignmentRequest request) {
        return switch (rule.kind) {
            case person -> Stream.of(rule.person);
            case manager -> Optional.ofNullable(request.requestor.manager).stream();
            case internalSponsors -> sponsors(request.requestor, SponsorKind.internal);
            case externalSponsors -> sponsors(request.requestor, SponsorKind.external);
        };
    }

    /** Of the organization that the requestor belongs to now (ORG-04), which may be another one than when they asked. */
    private static Stream<Person> sponsors(Person requestor, SponsorKind kind) {
        return Organization.of(requestor).stream().flatMap(organization -> Sponsor.fit(organization, kind).stream());
    }

    /**
     * Nobody decides their own request (APR-02), under whatever tag of their address they made it; nobody any who has no say about
     * others.
     */
    static boolean isFit(Person person, AssignmentRequest request) {
        return Sponsor.mayHaveASay(person) && !person.sharesMailbox(request.requestor);
    }
}
