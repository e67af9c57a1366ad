package dev.guesthouse.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

import org.hibernate.annotations.UuidGenerator;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One of the 1 to 3 stages of approval that a version of a policy asks for (POL-04). */
@Entity
public class ApprovalStage extends PanacheEntityBase {

    /** How many a list of approvers may name: each of them is asked. */
    public static final int MOST_APPROVERS = 100;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public PolicyVersion policyVersion;
    /** From 1. */
    public int number;
    /** 24 hours to 90 days. */
    public int timeoutHours;
    /** After how long without a decision its alternates are asked too (POL-07); null where it has none. */
    public Integer alternateAfterHours;
    public boolean approverJustificationRequired;
    @OneToMany(mappedBy = "approvalStage")
    @OrderBy("id")
    private List<ApproverRule> approvers = new ArrayList<>();

    /** After how long its alternates are asked too; null where it has none. */
    public Duration alternateAfter() {
        return alternateAfterHours == null ? null : Duration.ofHours(alternateAfterHours);
    }

    /** How long it waits for a decision. */
    public Duration timeout() {
        return Duration.ofHours(timeoutHours);
    }

    /** Whom it asks, in the order they were given. */
    public List<ApproverRule> approvers(ApproverPart part) {
        return approvers.stream().filter(rule -> rule.part == part).toList();
    }

    /** Has it ask somebody more. */
    void add(ApproverRule rule) {
        rule.approvalStage = this;
        rule.persist();
        approvers.add(rule);
    }
}
