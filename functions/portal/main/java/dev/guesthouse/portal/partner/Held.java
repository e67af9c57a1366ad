package dev.guesthouse.portal.partner;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** What a sponsor's people have. */
final class Held {

    private Held() {
    }

    /** As the function takes it; empty for whoever is no sponsor. */
    static Optional<MyOrganization.Answer> by(Visit visit, ObjectNode input) {
        try {
            return Optional.of(visit.read(FunctionTable.MY_ORGANIZATION, MyOrganization.Answer.class, input));
        } catch (Problem e) {
            if (e.type != ProblemType.FORBIDDEN) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What one of them has, by the assignment's id in the address. @throws Problem not-found; forbidden for whoever is no sponsor */
    static MyOrganization.Holds of(Visit visit) {
        return visit.read(FunctionTable.MY_ORGANIZATION, MyOrganization.Answer.class, visit.input().put("assignmentId", visit.parameter("id")).put("limit", "1"))
                .organizations().stream().flatMap(organization -> organization.access().stream()).findFirst().orElseThrow(() -> Problem.notFound("access"));
    }
}
