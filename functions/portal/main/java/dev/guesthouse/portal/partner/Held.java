package dev.guesthouse.portal.partner;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;

/** What one of a sponsor's people has, by the assignment's id in the address. */
final class Held {

    private Held() {
    }

    /** @throws Problem not-found; forbidden for whoever is no sponsor */
    static MyOrganization.Holds of(Visit visit) {
        return visit.read(FunctionTable.MY_ORGANIZATION, MyOrganization.Answer.class, visit.input()).organizations().stream()
                .flatMap(organization -> organization.access().stream())
                .filter(access -> access.assignmentId().toString().equals(visit.parameter("id"))).findFirst().orElseThrow(() -> Problem.notFound("access"));
    }
}
