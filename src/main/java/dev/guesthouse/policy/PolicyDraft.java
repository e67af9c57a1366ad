package dev.guesthouse.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.PolicySettings.Approval;
import dev.guesthouse.policy.PolicySettings.Expiration;
import dev.guesthouse.policy.PolicySettings.Extension;
import dev.guesthouse.problem.Fields;

/** What a policy is to say, read and found right (POL-03 to POL-05, POL-08 to POL-10): a version that is not stored yet, and what belongs to it. */
record PolicyDraft(PolicyVersion version, List<StageDraft> stages, List<QuestionDraft> questions) {

    /**
     * Notes everything that is not right; the draft is good for nothing then.
     *
     * @param before what the policy said so far, and says still where the settings are silent; null for a new policy
     */
    static PolicyDraft read(Fields fields, PolicySettings<PersonRef> said, PolicyVersion before, Instant now) {
        var next = new PolicyVersion();
        next.scope = fields.required("scope", orBefore(said.scope(), before, was -> was.scope));
        // Who is in a scope goes with it: another scope begins with nobody.
        var sameScope = before != null && before.scope == next.scope ? before : null;
        next.organizations.addAll(said.organizations() == null && sameScope != null ? sameScope.organizations
                : organizations(fields, next.scope, said.organizations(), before));
        next.people.addAll(said.people() == null && sameScope != null ? sameScope.people : people(fields, next.scope, said.people(), before));
        readExpiration(fields, next, orBefore(said.expiration(), before, Expiration::of), before, now);
        if (next.expiration == ExpirationKind.never && next.scope != null && (next.scope.isExternal() || holdsPartners(next.people))
                && !(sameScope != null && before.expiration == ExpirationKind.never && before.people.equals(next.people))) {
            fields.refuse(said.expiration() != null ? "expiration.kind" : sameScope != null ? "people" : "scope",
                    "does not go with people of partners and access without end: give it an expiration of another kind");
        }
        var stages = stages(fields, said.approval(), before);
        if (next.scope == PolicyScope.anyExternalUser && stages.isEmpty()) {
            fields.refuse("approval", "is required where any external user may ask");
        }
        next.requestorJustificationRequired = !stages.isEmpty() && (said.approval() == null ? before.requestorJustificationRequired
                : Boolean.TRUE.equals(said.approval().requestorJustificationRequired()));
        var extension = orBefore(said.extension(), before, Extension::of);
        next.extensionAllowed = extension != null && Boolean.TRUE.equals(extension.allowed());
        if (next.extensionAllowed && next.scope == PolicyScope.nobody) {
            fields.refuse(said.extension() == null ? "scope" : "extension.allowed",
                    "must not be nobody while extensions are allowed: where nobody may ask, nobody can ask for longer");
        }
        next.extensionApprovalRequired = extension != null && Boolean.TRUE.equals(extension.approvalRequired());
        var questions = QuestionDraft.read(fields, said.questions(), QuestionDraft.of(before));
        next.notifyRequestor = !Boolean.FALSE.equals(orBefore(said.notifyRequestor(), before, was -> was.notifyRequestor));
        return new PolicyDraft(next, stages, questions);
    }

    private static <T> T orBefore(T said, PolicyVersion before, Function<PolicyVersion, T> was) {
        return said == null && before != null ? was.apply(before) : said;
    }

    /** None where no approval is needed. Only a change can take it away, and only in so many words: by no stages. */
    private static List<StageDraft> stages(Fields fields, Approval<PersonRef> approval, PolicyVersion before) {
        if (approval == null) {
            return StageDraft.of(before);
        }
        var isTakenAway = before != null && approval.stages() != null && approval.stages().isEmpty();
        return isTakenAway ? List.of() : StageDraft.read(fields, approval.stages(), StageDraft.of(before));
    }

    /** Those that were named before may have been removed since: they are as good as they were. */
    private static List<Organization> organizations(Fields fields, PolicyScope scope, List<UUID> ids, PolicyVersion before) {
        if ((scope == PolicyScope.specificOrganizations) != (ids != null && !ids.isEmpty())) {
            fields.refuse("organizations", scope == PolicyScope.specificOrganizations ? "must name at least one organization"
                    : "goes with the scope specificOrganizations only");
            return List.of();
        }
        if (ids == null) {
            return List.of();
        }
        var there = before == null ? Set.<Organization>of() : before.organizations;
        var known = Stream.concat(there.stream(), Organization.<Organization>list("id in ?1 and removedAt is null",
                Fields.named(ids, Function.identity())).stream())
                .collect(Collectors.toMap(organization -> organization.id, Function.identity(), (one, same) -> one));
        Fields.each("organizations", ids).filter(it -> !known.containsKey(it.value())).forEach(it -> fields.refuse(it.field(), "is no connected organization"));
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** As for organizations, with people who were deleted. */
    private static List<Person> people(Fields fields, PolicyScope scope, List<PersonRef> refs, PolicyVersion before) {
        if ((scope == PolicyScope.specificPeople) != (refs != null && !refs.isEmpty())) {
            fields.refuse("people", scope == PolicyScope.specificPeople ? "must name at least one person" : "goes with the scope specificPeople only");
            return List.of();
        }
        return PersonRef.noted(fields, Fields.each("people", refs).toList(), before == null ? Set.of() : before.people).stream()
                .filter(Objects::nonNull).toList();
    }

    /** An end that stays as it was may have passed meanwhile. */
    private static void readExpiration(Fields fields, PolicyVersion next, Expiration expiration, PolicyVersion before, Instant now) {
        if (fields.required("expiration", expiration) == null || fields.required("expiration.kind", expiration.kind()) == null) {
            return;
        }
        next.expiration = expiration.kind();
        next.endAt = expiration.endDateTime();
        next.requestorMayChoose = Boolean.TRUE.equals(expiration.requestorMayChoose());
        if ((next.expiration == ExpirationKind.onDate) != (next.endAt != null)) {
            fields.refuse("expiration.endDateTime", next.endAt == null ? "is required" : "goes with the kind onDate only");
        } else if (next.endAt != null && (before == null || !next.endAt.equals(before.endAt))) {
            checkEnd(fields, next, now);
        }
        next.durationHours = hours(fields, expiration);
    }

    private static void checkEnd(Fields fields, PolicyVersion next, Instant now) {
        var last = PolicyVersion.lastEnd(now);
        if (next.isPast(now)) {
            fields.refuse("expiration.endDateTime", "must be in the future");
        } else if (next.endAt.isAfter(last)) {
            fields.refuse("expiration.endDateTime", "must not be after %s, 3,660 days from now", last);
        }
    }

    private static Integer hours(Fields fields, Expiration expiration) {
        var duration = expiration.duration();
        if ((expiration.kind() == ExpirationKind.afterDuration) != (duration != null)) {
            fields.refuse("expiration.duration", duration == null ? "is required" : "goes with the kind afterDuration only");
        } else if (duration != null && (duration.toHours() < 1 || duration.compareTo(PolicyVersion.LONGEST) > 0)) {
            fields.refuse("expiration.duration", "must be from 1 hour to 3,660 days");
        } else if (duration != null) {
            return (int) duration.toHours();
        }
        return null;
    }

    private static boolean holdsPartners(Collection<Person> people) {
        return people.stream().anyMatch(person -> person.kind != PersonKind.member);
    }

    /** True where it says nothing but what a version says already. */
    boolean says(PolicyVersion there) {
        return version.saysTheSame(there) && stages.equals(StageDraft.of(there)) && questions.equals(QuestionDraft.of(there));
    }

    /** Stores it as the current version of a policy. */
    void store(Policy policy, Instant now) {
        version.policy = policy;
        version.number = policy.currentVersion;
        version.createdAt = now;
        version.persist();
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).store(version, i + 1);
        }
        for (int i = 0; i < questions.size(); i++) {
            questions.get(i).store(version, i + 1);
        }
    }
}
