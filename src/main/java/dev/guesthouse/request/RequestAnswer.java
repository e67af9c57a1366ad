package dev.guesthouse.request;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.policy.PolicyQuestion;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** A requestor's answer to a question of the policy (POL-10); approvers read it (APR-07). */
@Entity
public class RequestAnswer extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public AssignmentRequest request;
    @ManyToOne(fetch = FetchType.LAZY)
    public PolicyQuestion question;
    public String value;

    /** Those of a request, in the order of the questions; whoever was asked nothing has answered nothing. */
    public static List<RequestAnswer> of(AssignmentRequest request) {
        return request.policyVersion.questions().isEmpty() ? List.of() : of(List.of(request));
    }

    /** The same of requests. */
    public static List<RequestAnswer> of(Collection<AssignmentRequest> requests) {
        return list("from RequestAnswer a join fetch a.question q where is_among(:requests, a.request.id) order by q.number",
                Parameters.with("requests", requests.stream().map(request -> request.id).toArray(UUID[]::new)));
    }
}
