package dev.guesthouse.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import dev.guesthouse.person.Person;
import dev.guesthouse.secret.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The link in a message to an approver: it leads to the decision and decides nothing (APR-05, APR-06). */
@Entity
public class ApprovalLink extends PanacheEntityBase {

    @Id
    public byte[] tokenHash;
    @ManyToOne(fetch = FetchType.LAZY)
    public RequestStage stage;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person approver;
    public Instant createdAt;

    /** Makes a token of 256 random bits and keeps its hash. */
    public static String make(RequestStage stage, Person approver, Instant now) {
        var token = Secret.token("");
        var link = new ApprovalLink();
        link.tokenHash = Secret.hash(token);
        link.stage = stage;
        link.approver = approver;
        link.createdAt = now;
        link.persist();
        return token;
    }

    /** The stage that a link was made for, by the token or the whole address, for the approver it was sent to and nobody else. */
    public static Optional<RequestStage.Ids> stageOf(String link, UUID approverId) {
        return Secret.tokenIn(link).flatMap(token -> find("select r.id, r.assignmentId, s.id from ApprovalLink l join l.stage s join s.request r"
                + " where l.tokenHash = ?1 and l.approver.id = ?2", Secret.hash(token), approverId).project(RequestStage.Ids.class).firstResultOptional());
    }

    /** By the hash of its token, with the request that it is about. */
    static Optional<ApprovalLink> byHash(byte[] tokenHash) {
        return find("from ApprovalLink l join fetch l.approver join fetch l.stage s join fetch s.request where l.tokenHash = ?1", tokenHash).firstResultOptional();
    }
}
