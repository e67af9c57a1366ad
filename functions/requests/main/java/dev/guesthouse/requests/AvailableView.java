package dev.guesthouse.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicySettings;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.request.AssignmentRequest;

/**
 * A package as somebody sees it who can ask for it.
 *
 * @param id the package's
 * @param displayName what people read
 * @param description null for none
 * @param roles what it gives
 * @param policies those that fit this person; with several, a request says which
 * @param inTheWay what this person holds that it does not go with (PKG-06): as long as that is so, asking is refused
 * @param assignmentId this person's access to it, where they have it now: as long as that is so, asking is refused (REQ-05); null otherwise
 * @param requestId their open request for it, or for more time of it (REQ-05); null for none
 */
public record AvailableView(UUID id, String displayName, String description, List<RoleName> roles, List<Terms> policies,
        List<RequestView.Named> inTheWay, UUID assignmentId, UUID requestId) {

    /**
     * What asking under a policy means.
     *
     * @param id the policy's, by which a request chooses it
     * @param displayName the policy's
     * @param justificationRequired that asking must say why
     * @param approvalRequired that somebody has to say yes
     * @param endDateTime when access ends; null where it is not until a date
     * @param duration how long access lasts; null where it is not so long; access without either has no end
     * @param mayChooseDates that a window inside can be asked for
     * @param questions that asking must answer
     */
    public record Terms(UUID id, String displayName, boolean justificationRequired, boolean approvalRequired, Instant endDateTime, Duration duration,
            boolean mayChooseDates, List<PolicySettings.Question> questions) {

        static Terms of(PolicyVersion version) {
            return new Terms(version.policy.id, version.policy.displayName, version.requestorJustificationRequired, !version.stages().isEmpty(),
                    version.endAt, version.duration(), version.requestorMayChoose,
                    version.questions().stream().map(PolicySettings.Question::of).toList());
        }
    }

    static AvailableView of(AccessPackage accessPackage, List<PolicyVersion> policies, Person person, Instant now) {
        return new AvailableView(accessPackage.id, accessPackage.displayName, accessPackage.description, RoleName.of(accessPackage),
                policies.stream().map(Terms::of).toList(), AvailableRow.named(Assignment.inTheWayOf(accessPackage, person, now)),
                Assignment.live(person, now).stream().filter(held -> held.accessPackage.id.equals(accessPackage.id)).map(held -> held.id).findFirst().orElse(null),
                AssignmentRequest.open(accessPackage, person).map(open -> open.id).orElse(null));
    }
}
