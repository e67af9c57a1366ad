package dev.guesthouse.approval;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ApproverPart;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** That a stage asked a person, and by what standing; they may decide while they still have it (APR-12). */
@Entity
public class StageApprover extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public RequestStage stage;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    @Enumerated(EnumType.STRING)
    public ApproverPart part;
    @Enumerated(EnumType.STRING)
    public ApproverKind kind;
    public Instant askedAt;

    /** Everybody whom stages asked, by the stage's id, the first asked first. */
    public static Map<UUID, List<StageApprover>> ofEach(Collection<RequestStage> stages) {
        return StageApprover.<StageApprover>list("from StageApprover a join fetch a.person where is_among(:stages, a.stage.id) order by a.askedAt, a.id",
                Parameters.with("stages", stages.stream().map(stage -> stage.id).toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(asked -> asked.stage.id));
    }
}
