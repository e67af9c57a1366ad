package dev.guesthouse.delivery.letter;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.message.Message;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestAnswer;
import io.quarkus.panache.common.Parameters;

/**
 * What the letters of a batch are about, read for all of them at once, in the transaction in which they are written: whoever looks one of
 * these up by its id finds it loaded. What not every letter says is read when the first one asks for it, for all that may.
 */
public class Sources {

    private final Map<UUID, List<RequestStage>> stages;
    private final Set<AssignmentRequest> requests = new HashSet<>();
    private final Set<Assignment> assignments = new HashSet<>();
    private Map<UUID, List<RequestAnswer>> answers;
    private Map<UUID, List<AccessPackageRole>> roles;
    private Map<UUID, Set<UUID>> held;

    Sources(Collection<Message> messages) {
        stages = stages(ids(messages, "stage", "stages"));
        stages.values().forEach(ofOne -> requests.add(ofOne.get(0).request));
        requests.addAll(requests(ids(messages, "request")));
        var about = ids(messages, "assignment");
        requests.stream().map(request -> request.assignmentId).filter(Objects::nonNull).forEach(about::add);
        assignments.addAll(assignments(about));
    }

    /** Those that messages are about, by the names of the fact. */
    private static Set<UUID> ids(Collection<Message> messages, String... names) {
        return messages.stream().flatMap(message -> Stream.of(names).map(message.facts::get)).filter(Objects::nonNull)
                .flatMap(fact -> Arrays.stream(fact.split(","))).map(UUID::fromString).collect(Collectors.toSet());
    }

    /** All of the requests that some stages are of, in order, by the request's id. */
    private static Map<UUID, List<RequestStage>> stages(Set<UUID> some) {
        return some.isEmpty() ? Map.of() : RequestStage.<RequestStage>list("from RequestStage s left join fetch s.decidedBy join fetch s.request r"
                + " join fetch r.requestor join fetch r.accessPackage join fetch r.policyVersion left join fetch r.organization"
                + " where r.id in (select this.request.id from RequestStage this where is_among(:some, this.id)) order by s.number",
                Parameters.with("some", some.toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(stage -> stage.request.id));
    }

    private static List<AssignmentRequest> requests(Set<UUID> ids) {
        return ids.isEmpty() ? List.of() : AssignmentRequest.list("from AssignmentRequest r join fetch r.requestor join fetch r.accessPackage"
                + " join fetch r.policyVersion left join fetch r.organization where is_among(:ids, r.id)", Parameters.with("ids", ids.toArray(UUID[]::new)));
    }

    private static List<Assignment> assignments(Set<UUID> ids) {
        return ids.isEmpty() ? List.of() : Assignment.list("from Assignment a join fetch a.person join fetch a.accessPackage join fetch a.request"
                + " join fetch a.policyVersion where is_among(:ids, a.id)", Parameters.with("ids", ids.toArray(UUID[]::new)));
    }

    /** Those that have opened, in order, of the request of a stage that a message is about. */
    List<RequestStage> stages(AssignmentRequest request) {
        return stages.getOrDefault(request.id, List.of());
    }

    /** In the order of the questions. */
    List<RequestAnswer> answers(AssignmentRequest request) {
        if (answers == null) {
            answers = RequestAnswer.of(requests).stream().collect(Collectors.groupingBy(answer -> answer.request.id));
        }
        return answers.getOrDefault(request.id, List.of());
    }

    /** What a package grants. */
    List<AccessPackageRole> roles(AccessPackage accessPackage) {
        if (roles == null) {
            roles = AccessPackage.rolesOf(Stream.concat(requests.stream().map(request -> request.accessPackage),
                    assignments.stream().map(assignment -> assignment.accessPackage)).collect(Collectors.toSet()));
        }
        return roles.getOrDefault(accessPackage.id, List.of());
    }

    /** Whether the target system has confirmed a role to the holder of an assignment. */
    boolean holds(Assignment assignment, AccessPackageRole role) {
        if (held == null) {
            held = RoleGrant.heldBy(assignments.stream().map(each -> each.person).collect(Collectors.toSet()));
        }
        return held.getOrDefault(assignment.person.id, Set.of()).contains(role.resourceRole.id);
    }
}
