package dev.guesthouse.portal.partner;

import java.util.Optional;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** What a sponsor's people have. */
final class Held {

    private Held() {
    }

    /** All of it; empty for whoever is no sponsor. */
    static Optional<MyOrganization.Answer> by(Visit visit) {
        try {
            return Optional.of(read(visit));
        } catch (Problem e) {
            if (e.type != ProblemType.FORBIDDEN) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What one of them has, by the assignment's id in the address. @throws Problem not-found; forbidden for whoever is no sponsor */
    static MyOrganization.Holds of(Visit visit) {
        return read(visit).organizations().stream().flatMap(organization -> organization.access().stream())
                .filter(access -> access.assignmentId().toString().equals(visit.parameter("id"))).findFirst().orElseThrow(() -> Problem.notFound("access"));
    }

    private static MyOrganization.Answer read(Visit visit) {
        return visit.read(FunctionTable.MY_ORGANIZATION, MyOrganization.Answer.class, visit.input());
    }
}
