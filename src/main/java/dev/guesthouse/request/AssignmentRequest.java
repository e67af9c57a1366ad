package dev.guesthouse.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That somebody asks for a package; kept for ever (REQ-09). Its row is the lock for its stages and its outcome. */
@Entity
public class AssignmentRequest extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @Enumerated(EnumType.STRING)
    public RequestType type;
    @Enumerated(EnumType.STRING)
    public RequestState state;
    /** Null where a person decided it, and until it has ended. */
    @Enumerated(EnumType.STRING)
    public RequestReason reason;
    @ManyToOne(fetch = FetchType.LAZY)
    public AccessPackage accessPackage;
    /** What the policy said when the request was made (POL-12). */
    @ManyToOne(fetch = FetchType.LAZY)
    public PolicyVersion policyVersion;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person requestor;
    /** The requestor's when they asked; null for members and people of none. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Organization organization;
    /** The sponsor who asked for the requestor (REQ-16); null where they did themselves, or nobody asked. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Person askedBy;
    public String justification;
    /** The asked-for start; null is at once. */
    public Instant startAt;
    /** The asked-for end; null is as the policy has it. */
    public Instant endAt;
    /** Of the assignment that a request to extend, change or end is about; null where it asks for something new. */
    public UUID assignmentId;
    /** From when access was given, as this request left it (REQ-15); null where it gave nothing. */
    public Instant givenStartAt;
    /** Until when; null is never, or nothing given. */
    public Instant givenEndAt;
    public Instant createdAt;
    /** When it reached its end. */
    public Instant completedAt;
    @Version
    public int version;

    /** Makes a request, submitted; it is stored by whoever asked, once it is whole. */
    public static AssignmentRequest make(RequestType type, Person requestor, AccessPackage accessPackage, PolicyVersion policyVersion,
            String justification, Instant now) {
        var request = new AssignmentRequest();
        request.type = type;
        request.state = RequestState.submitted;
        request.requestor = requestor;
        request.organization = Organization.of(requestor).orElse(null);
        request.accessPackage = accessPackage;
        request.policyVersion = policyVersion;
        request.justification = justification;
        request.createdAt = now;
        return request;
    }

    /** @throws Problem not-found */
    public static AssignmentRequest byId(UUID id) {
        return AssignmentRequest.<AssignmentRequest>findByIdOptional(id).orElseThrow(() -> Problem.notFound("request"));
    }

    /** As {@link #byId}; nobody else decides, cancels or delivers it until the transaction ends. */
    public static AssignmentRequest locked(UUID id) {
        return AssignmentRequest.<AssignmentRequest>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Problem.notFound("request"));
    }

    /** The open request of a person for a package, of which there is at most one (REQ-05). */
    public static Optional<AssignmentRequest> open(AccessPackage accessPackage, Person requestor) {
        return find("accessPackage = ?1 and requestor = ?2 and state in " + RequestState.OPEN_ONES, accessPackage, requestor).firstResultOptional();
    }

    /** As what it is kept that somebody who answers for its holder ended an assignment (REQ-08); empty where nobody did. */
    public static Optional<AssignmentRequest> ending(UUID assignmentId) {
        return find("assignmentId = ?1 and type = ?2", assignmentId, RequestType.adminRemove).firstResultOptional();
    }

    /** How often its requestor had asked for something before, or been asked for, however that came out. */
    public long earlier() {
        return count("requestor = ?1 and createdAt < ?2 and type in ?3", requestor, createdAt, List.of(RequestType.userAdd, RequestType.userExtend));
    }

    /** How many people ask for a package. */
    public static long countOpen(AccessPackage accessPackage) {
        // As the index of open ones has it.
        return count("accessPackage = ?1 and state in (submitted, pendingApproval, scheduled, delivering)", accessPackage);
    }

    /** The id of the assignment that a request is about; nothing is loaded, so that it can be locked first. */
    public static Optional<UUID> assignmentOf(UUID id) {
        return find("select r.assignmentId from AssignmentRequest r where r.id = ?1 and r.assignmentId is not null", id).project(UUID.class)
                .firstResultOptional();
    }

    /** The ids of those that wait to extend some assignments, in the order in which they are locked. */
    @SuppressWarnings("unchecked")
    public static List<UUID> extending(List<UUID> assignments) {
        return getEntityManager().createNativeQuery("SELECT id FROM assignment_request WHERE assignment_id = ANY(:assignments)"
                + " AND state = 'pendingApproval' ORDER BY id").setParameter("assignments", assignments.toArray(UUID[]::new)).getResultList();
    }

    /** What a person has been granted for later, the first first (REQ-07); packages and policies are loaded. */
    public static List<AssignmentRequest> scheduled(Person requestor) {
        return list("from AssignmentRequest r join fetch r.accessPackage join fetch r.policyVersion where r.requestor = ?1 and r.state = ?2"
                + " order by r.startAt, r.id", requestor, RequestState.scheduled);
    }

    /** Whether somebody has no say about it, whatever else they are (APR-02, REQ-16): it is about them, or they asked for it, under whatever tag. */
    public boolean isOwnOf(Person person) {
        return person.sharesMailbox(requestor) || (askedBy != null && person.sharesMailbox(askedBy));
    }

    /** When access starts that is given now: an asked-for start is waited for (REQ-07), not made up for. */
    public Instant startOfAccess(Instant now) {
        return state == RequestState.scheduled || (startAt != null && startAt.isAfter(now)) ? startAt : now;
    }

    /**
     * The end of access that is given or extended now; null is never. A duration runs from the start, or from the last approval if
     * that is later (POL-08, POL-09).
     */
    public Instant endOfAccess(Instant now) {
        var longest = policyVersion.endOfAccessFrom(startOfAccess(now));
        return endAt == null || (longest != null && longest.isBefore(endAt)) ? longest : endAt;
    }

    /** Notes from when until when access is, once it has done what it asks for; no end is never. */
    public void gave(Instant start, Instant end) {
        givenStartAt = start;
        givenEndAt = end;
    }

    /**
     * Moves it along the table of moves.
     *
     * @throws Problem not-pending, where the table does not allow it
     */
    public void move(RequestEvent event, Instant now) {
        state = RequestMove.of(state, event).orElseThrow(() -> new Problem(ProblemType.NOT_PENDING,
                "The request is %s: %s is not possible any more.", state, event).with("state", state));
        completedAt = state.isOpen() ? null : now;
    }

    /** Ends it without a person's decision. */
    public void deny(RequestReason why, Instant now) {
        move(RequestEvent.deny, now);
        reason = why;
    }
}
