package dev.guesthouse.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.request.AssignmentRequest;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** A stage of a request's approval, from the moment it opens; guarded by the lock on its request. */
@Entity
public class RequestStage extends PanacheEntityBase {

    /** In HQL, that stage {@code s} is open, that {@code :person} was asked about it, and that it can be decided still. */
    static final String WAITS_FOR = "s.state = open and s.dueAt > :now and exists (select 1 from StageApprover a where a.stage = s and a.person = :person)";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public AssignmentRequest request;
    /** What the policy asks of it. */
    @ManyToOne(fetch = FetchType.LAZY)
    public ApprovalStage approvalStage;
    /** From 1. */
    public int number;
    @Enumerated(EnumType.STRING)
    public StageState state;
    public Instant openedAt;
    /** From this moment on it can no longer be decided (APR-04). */
    public Instant dueAt;
    /** When its alternate approvers are to be asked (POL-07); null where there are none, or they were. */
    public Instant alternatesAt;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person decidedBy;
    public Instant decidedAt;
    public String justification;
    @OneToMany(mappedBy = "stage")
    @OrderBy("askedAt, id")
    private List<StageApprover> approvers = new ArrayList<>();

    /** Those that have opened, in order; with all that approval asks of them, and the request's requestor and organization. */
    public static List<RequestStage> of(AssignmentRequest request) {
        return list("from RequestStage s join fetch s.request r join fetch r.requestor left join fetch r.askedBy left join fetch r.organization join fetch s.approvalStage"
                + " left join fetch s.decidedBy left join fetch s.approvers a left join fetch a.person where r = ?1 order by s.number, a.askedAt, a.id",
                request);
    }

    /** The same of requests, by the request's id. */
    public static Map<UUID, List<RequestStage>> ofEach(Collection<AssignmentRequest> requests) {
        return RequestStage.<RequestStage>list("from RequestStage s left join fetch s.decidedBy where is_among(:requests, s.request.id)"
                + " order by s.number", Parameters.with("requests", requests.stream().map(request -> request.id).toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(stage -> stage.request.id));
    }

    /**
     * How a stage that is over came out.
     *
     * @param decidedAt when that was seen of one that nobody decided
     */
    public record Closed(Instant openedAt, Instant dueAt, Instant decidedAt, StageState state) {
    }

    /** The last of all that are over, the last first. */
    public static List<Closed> lastClosed(int most) {
        return find("select s.openedAt, s.dueAt, s.decidedAt, s.state from RequestStage s where s.decidedAt is not null order by s.decidedAt desc")
                .project(Closed.class).page(0, most).list();
    }

    /** The open one, if any. */
    public static Optional<RequestStage> open(AssignmentRequest request) {
        return find("request = ?1 and state = ?2", request, StageState.open).firstResultOptional();
    }

    /**
     * What is to be locked, or was meant, before anything is loaded.
     *
     * @param assignmentId of the access that the request is about; null where it asks for something new
     * @param stageId null where no stage is open
     */
    public record Ids(UUID requestId, UUID assignmentId, UUID stageId) {
    }

    /** Of a request and its open stage; empty where there is no such request. */
    public static Optional<Ids> openIds(UUID requestId) {
        return find("select r.id, r.assignmentId, s.id from AssignmentRequest r left join RequestStage s on s.request = r and s.state = ?2 where r.id = ?1",
                requestId, StageState.open).project(Ids.class).firstResultOptional();
    }

    /** The ids of those that {@link #WAITS_FOR} somebody, the nearest due first. */
    static List<UUID> askedOf(Person person, Instant now) {
        return find("select s.id from RequestStage s where " + WAITS_FOR + " order by s.dueAt, s.id", Parameters.with("person", person).and("now", now))
                .project(UUID.class).list();
    }

    /** Everybody who was asked, the first asked first. */
    public List<StageApprover> approvers() {
        return approvers;
    }

    /** Closes it; the person is null where nobody decided. */
    public void close(StageState as, Person by, String why, Instant now) {
        state = as;
        decidedBy = by;
        decidedAt = now;
        justification = why;
    }
}
