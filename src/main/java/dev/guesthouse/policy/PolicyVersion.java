package dev.guesthouse.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a policy says; never changed once it is there, since requests and assignments point to it (POL-12). */
@Entity
public class PolicyVersion extends PanacheEntityBase {

    /** How far ahead an end of access lies at most, however it came about (POL-08). */
    static final Duration LONGEST = Duration.ofDays(3_660);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Policy policy;
    /** From 1. */
    public int number;
    @Enumerated(EnumType.STRING)
    public PolicyScope scope;
    @ManyToMany
    @JoinTable(name = "policy_version_organization", joinColumns = @JoinColumn(name = "policy_version_id"),
            inverseJoinColumns = @JoinColumn(name = "organization_id"))
    public Set<Organization> organizations = new HashSet<>();
    @ManyToMany
    @JoinTable(name = "policy_version_person", joinColumns = @JoinColumn(name = "policy_version_id"),
            inverseJoinColumns = @JoinColumn(name = "person_id"))
    public Set<Person> people = new HashSet<>();
    public boolean requestorJustificationRequired;
    @Enumerated(EnumType.STRING)
    public ExpirationKind expiration;
    /** Only with {@code onDate}. */
    public Instant endAt;
    /** Only with {@code afterDuration}. */
    public Integer durationHours;
    /** The requestor may ask for a window inside what the policy gives (POL-08). */
    public boolean requestorMayChoose;
    /** POL-09. */
    public boolean extensionAllowed;
    public boolean extensionApprovalRequired;
    /** Whether the requestor is told of access, its end, and what comes before (MSG-02). */
    public boolean notifyRequestor = true;
    public Instant createdAt;
    @OneToMany(mappedBy = "policyVersion")
    @OrderBy("number")
    private List<PolicyQuestion> questions = new ArrayList<>();

    /** Its stages in order, with whom they ask; none where no approval is needed. */
    public List<ApprovalStage> stages() {
        return ApprovalStage.list("from ApprovalStage s join fetch s.policyVersion v left join fetch s.approvers r where v = ?1 order by s.number, r.id", this);
    }

    /** What it asks the requestor, in order (POL-10). */
    public List<PolicyQuestion> questions() {
        return questions;
    }

    /** Whether longer access can be asked for at all (POL-09): what was saved for nobody, though nobody may ask, says nothing. */
    boolean allowsExtension() {
        return extensionAllowed && scope != PolicyScope.nobody;
    }

    /** Without its stages and questions. */
    boolean saysTheSame(PolicyVersion other) {
        return scope == other.scope && organizations.equals(other.organizations) && people.equals(other.people)
                && requestorJustificationRequired == other.requestorJustificationRequired && expiration == other.expiration
                && Objects.equals(endAt, other.endAt) && Objects.equals(durationHours, other.durationHours)
                && requestorMayChoose == other.requestorMayChoose && allowsExtension() == other.allowsExtension()
                && extensionApprovalRequired == other.extensionApprovalRequired && notifyRequestor == other.notifyRequestor;
    }

    /** How long access lasts; null where it is not for a duration. */
    public Duration duration() {
        return durationHours == null ? null : Duration.ofHours(durationHours);
    }

    /** The last end that any access can be given now, under whatever policy (POL-08). */
    public static Instant lastEnd(Instant now) {
        return now.plus(LONGEST);
    }

    /** The end of access that starts then, or is extended then; null is never (POL-08, POL-09). */
    public Instant endOfAccessFrom(Instant start) {
        return switch (expiration) {
            case never -> null;
            // Dates that were saved before there was a last one.
            case onDate -> endAt.isAfter(lastEnd(start)) ? lastEnd(start) : endAt;
            case afterDuration -> start.plus(duration());
        };
    }

    /** True once no access can be given under it any more (REQ-12). */
    public boolean isPast(Instant now) {
        return expiration == ExpirationKind.onDate && !now.isBefore(endAt);
    }
}
