package dev.guesthouse.requests;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.problem.Problem;
import io.quarkus.funqy.Funq;

/** Shows a package to somebody who can ask for it, hidden or not (PKG-02); to everybody else it is not there (REQ-04). */
@ApplicationScoped
public class AvailablePackage {

    /**
     * @param id the package's; left out where {@code link} says which
     * @param link its link, the token or the whole address; left out where {@code id} says which
     */
    public record Input(UUID id, String link) {
    }

    private final Caller caller;
    private final Clock clock;

    AvailablePackage(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem not-found */
    @Funq("available-package")
    @Transactional
    public AvailableView availablePackage(Input input) {
        var accessPackage = new PackageRef(input.id(), input.link()).find("id");
        var now = clock.instant();
        var person = caller.person();
        var policies = PolicyMatch.of(accessPackage, person, now);
        if (policies.isEmpty()) {
            throw Problem.notFound("access package");
        }
        return AvailableView.of(accessPackage, policies, person, now);
    }
}
