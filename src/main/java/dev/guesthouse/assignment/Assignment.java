package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** That a person has a package from a start until an end. */
@Entity
public class Assignment extends PanacheEntityBase {

    /** {@link #isLive} in HQL, for assignment {@code a}; takes {@code :now}. */
    public static final String IS_LIVE = "a.endedAt is null and a.startAt <= :now and (a.endAt is null or a.endAt > :now)";
    /** The same in SQL. */
    static final String IS_LIVE_SQL = "a.ended_at IS NULL AND a.start_at <= :now AND (a.end_at IS NULL OR a.end_at > :now)";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public AccessPackage accessPackage;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    @ManyToOne(fetch = FetchType.LAZY)
    public PolicyVersion policyVersion;
    @OneToOne(fetch = FetchType.LAZY)
    public AssignmentRequest request;
    @Enumerated(EnumType.STRING)
    public AssignmentState state;
    public Instant startAt;
    /** The end moment itself is outside; null is never. */
    public Instant endAt;
    /** The end before an administrator shortened it, which only approval makes up for (POL-09); null where nobody did, or it is as long again. */
    public Instant shortenedFrom;
    /** When it was swept or taken away. */
    public Instant endedAt;
    /** Null until it has ended. */
    @Enumerated(EnumType.STRING)
    public EndReason endReason;
    @Version
    public int version;

    /** Access is a question of time, not of a job (ASG-02). */
    public boolean isLive(Instant now) {
        return endedAt == null && !now.isBefore(startAt) && (endAt == null || now.isBefore(endAt));
    }

    /** Of a package, and its time is over; nobody may have ended it yet. */
    public boolean isOverdue(AccessPackage of, Instant now) {
        return of.id.equals(accessPackage.id) && endAt != null && !endAt.isAfter(now);
    }

    /** Of what a request led to, if it led to anything; nothing is loaded, so that it can be locked. */
    public static Optional<UUID> idOf(UUID requestId) {
        return find("select a.id from Assignment a where a.request.id = ?1", requestId).project(UUID.class).firstResultOptional();
    }

    /** The id of whoever has or had it; nothing is loaded, so that they can be locked first. */
    public static Optional<UUID> holderOf(UUID id) {
        return find("select a.person.id from Assignment a where a.id = ?1", id).project(UUID.class).firstResultOptional();
    }

    /** Of what requests led to or are about, by the request's id (REQ-15); those that led to nothing yet are not there. */
    public static Map<UUID, UUID> idsOf(Collection<AssignmentRequest> requests) {
        var ids = new HashMap<UUID, UUID>();
        getEntityManager().createQuery("select a.request.id, a.id from Assignment a where is_among(:requests, a.request.id)", Object[].class)
                .setParameter("requests", requests.stream().map(request -> request.id).toArray(UUID[]::new)).getResultList()
                .forEach(row -> ids.put((UUID) row[0], (UUID) row[1]));
        requests.stream().filter(request -> request.assignmentId != null).forEach(request -> ids.put(request.id, request.assignmentId));
        return ids;
    }

    /** Nobody else ends or changes it until the transaction ends. */
    public static Assignment locked(UUID id) {
        return Assignment.<Assignment>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("assignment"));
    }

    /** Those of a person that nobody has ended yet, the longest held first; the time of some may be over. */
    public static List<Assignment> notEnded(Person person) {
        return list("person = ?1 and endedAt is null order by startAt, id", person);
    }

    /** What a person has now. */
    public static List<Assignment> live(Person person, Instant now) {
        return list("from Assignment a join fetch a.accessPackage where a.person = ?1 and a.endedAt is null and a.startAt <= ?2"
                + " and (a.endAt is null or a.endAt > ?2) order by a.startAt desc, a.id desc", person, now);
    }

    /** How many people have a package now. */
    public static long countLive(AccessPackage accessPackage, Instant now) {
        return count("from Assignment a where a.accessPackage = :package and " + IS_LIVE, Parameters.with("package", accessPackage).and("now", now));
    }

    /** What a person has now that keeps them from a package, the longest held first (PKG-06). */
    public static List<Assignment> inTheWayOf(AccessPackage accessPackage, Person person, Instant now) {
        return inTheWayOf(List.of(accessPackage), person, now).getOrDefault(accessPackage.id, List.of());
    }

    /** The same for packages, by the package's id, in one query; one that nothing is in the way of is not there. */
    public static Map<UUID, List<Assignment>> inTheWayOf(Collection<AccessPackage> packages, Person person, Instant now) {
        return getEntityManager().createQuery("select p.id, a from AccessPackage p join p.incompatibleWith i, Assignment a join fetch a.accessPackage"
                + " where is_among(:packages, p.id) and a.accessPackage = i and a.person = :person and " + IS_LIVE + " order by a.startAt, a.id", Object[].class)
                .setParameter("packages", packages.stream().map(one -> one.id).toArray(UUID[]::new)).setParameter("person", person)
                .setParameter("now", now).getResultList().stream()
                .collect(Collectors.groupingBy(row -> (UUID) row[0], Collectors.mapping(row -> (Assignment) row[1], Collectors.toList())));
    }

    /** The end that access would have if a request were granted now; null is never (POL-08, POL-09). */
    public static Instant endBy(AssignmentRequest request, Instant now) {
        var end = request.endOfAccess(now);
        if (request.type != RequestType.userExtend || end == null) {
            return end;
        }
        var extended = Assignment.<Assignment>findById(request.assignmentId);
        // Somebody may have moved it further meanwhile: an extension never shortens.
        return extended.endAt == null || extended.endAt.isAfter(end) ? extended.endAt : end;
    }

    /** Moves the end at an administrator's word, and notes whether that shortens it. */
    void changeEnd(Instant end, Instant now) {
        var longest = shortenedFrom != null ? shortenedFrom : endAt != null ? endAt : PolicyVersion.lastEnd(now);
        shortenedFrom = end.isBefore(longest) ? longest : null;
        endAt = end;
    }

    /** Moves the end by an extension, which makes up for a shortening. */
    void extend(Instant end) {
        shortenedFrom = null;
        endAt = end;
    }

    /** Moves it along the table of moves, and the request that it came from with it. */
    public void move(AssignmentState.Event event, Instant now) {
        state = state.after(event).orElseThrow(() -> new IllegalStateException("%s cannot %s".formatted(state, event)));
        request.move(event.ofRequest, now);
    }
}
