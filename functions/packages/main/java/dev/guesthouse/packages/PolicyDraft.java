package dev.guesthouse.packages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;

/** What a policy is to say, read and found right (POL-03 to POL-05, POL-08, POL-10), on its way to a version. */
record PolicyDraft(PolicyScope scope, List<Organization> organizations, List<Person> people, boolean requestorJustificationRequired,
        List<StageDraft> stages, PolicyTerms.Expiration expiration, PolicyTerms.Extension extension, List<QuestionDraft> questions,
        boolean notifyRequestor) {

    /** 3,660 days (POL-08). */
    private static final int MAX_HOURS = 3_660 * 24;

    /** As a version has it. */
    static PolicyDraft of(PolicyVersion version) {
        return new PolicyDraft(version.scope, List.copyOf(version.organizations), List.copyOf(version.people), version.requestorJustificationRequired,
                version.stages().stream().map(StageDraft::of).toList(),
                new PolicyTerms.Expiration(version.expiration, version.endAt, version.duration(), version.requestorMayChoose),
                new PolicyTerms.Extension(version.extensionAllowed, version.extensionApprovalRequired),
                version.questions().stream().map(QuestionDraft::of).toList(), version.notifyRequestor);
    }

    /**
     * Notes everything that is not right.
     *
     * @param before what it said so far, and says still where the terms are silent; null for a new policy
     */
    static PolicyDraft read(Fields fields, PolicyTerms terms, PolicyDraft before, Instant now) {
        var scope = fields.required("scope", terms.scope() == null && before != null ? before.scope : terms.scope());
        var organizations = stays(terms.organizations(), before, scope) ? before.organizations : organizations(fields, scope, terms.organizations());
        var people = stays(terms.people(), before, scope) ? before.people : people(fields, scope, terms.people());
        var expiration = terms.expiration() == null && before != null ? before.expiration : terms.expiration();
        checkExpiration(fields, scope, people, expiration, now);
        var approval = approval(fields, terms.approval(), before);
        if (scope == PolicyScope.anyExternalUser && (approval == null || approval.stages.isEmpty())) {
            fields.refuse("approval", "is required where any external user may ask");
        }
        return new PolicyDraft(scope, organizations, people, approval != null && approval.requestorJustificationRequired,
                approval == null ? List.of() : approval.stages, expiration,
                terms.extension() == null && before != null ? before.extension : terms.extension(),
                terms.questions() == null && before != null ? before.questions : QuestionDraft.read(fields, terms.questions(), before),
                terms.notifyRequestor() == null && before != null ? before.notifyRequestor : !Boolean.FALSE.equals(terms.notifyRequestor()));
    }

    private static boolean stays(List<?> said, PolicyDraft before, PolicyScope scope) {
        return said == null && before != null && before.scope == scope;
    }

    private record Approval(boolean requestorJustificationRequired, List<StageDraft> stages) {
    }

    /** Null where none is needed. Only a change can take it away, and only in so many words: by no stages. */
    private static Approval approval(Fields fields, PolicyTerms.Approval terms, PolicyDraft before) {
        if (terms == null) {
            return before == null ? null : new Approval(before.requestorJustificationRequired, before.stages);
        }
        if (before != null && terms.stages() != null && terms.stages().isEmpty()) {
            return null;
        }
        return new Approval(Boolean.TRUE.equals(terms.requestorJustificationRequired()), StageDraft.read(fields, terms.stages()));
    }

    /** Stores it as the current version of a policy. */
    void store(Policy policy, Instant now) {
        var version = new PolicyVersion();
        version.policy = policy;
        version.number = policy.currentVersion;
        version.scope = scope;
        version.organizations.addAll(organizations);
        version.people.addAll(people);
        version.requestorJustificationRequired = requestorJustificationRequired;
        version.expiration = expiration.kind();
        version.endAt = expiration.endDateTime();
        version.durationHours = expiration.duration() == null ? null : Math.toIntExact(expiration.duration().toHours());
        version.requestorMayChoose = Boolean.TRUE.equals(expiration.requestorMayChoose());
        version.extensionAllowed = extension != null && Boolean.TRUE.equals(extension.allowed());
        version.extensionApprovalRequired = extension != null && Boolean.TRUE.equals(extension.approvalRequired());
        version.notifyRequestor = notifyRequestor;
        version.createdAt = now;
        version.persist();
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).store(version, i + 1);
        }
        for (int i = 0; i < questions.size(); i++) {
            questions.get(i).store(version, i + 1);
        }
    }

    private static List<Organization> organizations(Fields fields, PolicyScope scope, List<UUID> ids) {
        if ((scope == PolicyScope.specificOrganizations) != (ids != null && !ids.isEmpty())) {
            fields.refuse("organizations", scope == PolicyScope.specificOrganizations ? "must name at least one organization"
                    : "goes with the scope specificOrganizations only");
            return List.of();
        }
        var found = new ArrayList<Organization>();
        for (int i = 0; ids != null && i < ids.size(); i++) {
            var organization = ids.get(i) == null ? null
                    : Organization.<Organization>find("id = ?1 and removedAt is null", ids.get(i)).firstResult();
            if (organization == null) {
                fields.refuse("organizations[%d]".formatted(i), "is no connected organization");
            } else {
                found.add(organization);
            }
        }
        return found;
    }

    private static List<Person> people(Fields fields, PolicyScope scope, List<PersonRef> refs) {
        if ((scope == PolicyScope.specificPeople) != (refs != null && !refs.isEmpty())) {
            fields.refuse("people", scope == PolicyScope.specificPeople ? "must name at least one person" : "goes with the scope specificPeople only");
            return List.of();
        }
        var found = new ArrayList<Person>();
        for (int i = 0; refs != null && i < refs.size(); i++) {
            var person = PersonRef.noted(fields, "people[%d]".formatted(i), refs.get(i));
            if (person != null) {
                found.add(person);
            }
        }
        return found;
    }

    private static void checkExpiration(Fields fields, PolicyScope scope, List<Person> people, PolicyTerms.Expiration expiration, Instant now) {
        if (fields.required("expiration", expiration) == null || fields.required("expiration.kind", expiration.kind()) == null) {
            return;
        }
        var kind = expiration.kind();
        if ((kind == ExpirationKind.onDate) != (expiration.endDateTime() != null)) {
            fields.refuse("expiration.endDateTime", kind == ExpirationKind.onDate ? "is required" : "goes with the kind onDate only");
        } else if (kind == ExpirationKind.onDate && !expiration.endDateTime().isAfter(now)) {
            fields.refuse("expiration.endDateTime", "must be in the future");
        }
        if ((kind == ExpirationKind.afterDuration) != (expiration.duration() != null)) {
            fields.refuse("expiration.duration", kind == ExpirationKind.afterDuration ? "is required" : "goes with the kind afterDuration only");
        } else if (kind == ExpirationKind.afterDuration && (expiration.duration().toHours() < 1 || expiration.duration().toHours() > MAX_HOURS)) {
            fields.refuse("expiration.duration", "must be from 1 hour to 3,660 days");
        }
        if (kind == ExpirationKind.never && scope != null
                && (scope.isExternal() || people.stream().anyMatch(person -> person.kind != PersonKind.member))) {
            fields.refuse("expiration.kind", "must not be never for people of partners");
        }
    }
}
