package dev.guesthouse.assignment;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.InUse;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import io.quarkus.panache.common.Parameters;

/**
 * Removes a package that nobody has (PKG-05) or asks for; its link is dead, its name free again, its history stays. Open
 * requests are in the way, as they are for a policy (POL-12): whoever asked is waiting for an answer from a person.
 */
@ApplicationScoped
public class PackageRemoval {

    private final Audit audit;

    PackageRemoval(Audit audit) {
        this.audit = audit;
    }

    /** Removes it, in the caller's transaction. @throws Problem invalid-input; not-found; in-use */
    public void remove(UUID id, Act act) {
        var accessPackage = AccessPackage.locked(Fields.need("id", id));
        InUse.refuse(Assignment.<Assignment>find("from Assignment a where a.accessPackage = :package and " + Assignment.IS_LIVE
                + " order by a.startAt, a.id", Parameters.with("package", accessPackage).and("now", act.at())), "assignments",
                "People have this package: %s. End their access first.", live -> new InUse.Thing(live.id, live.person.label()));
        InUse.refuse(AssignmentRequest.<AssignmentRequest>find("accessPackage = ?1 and state in " + RequestState.OPEN_ONES
                + " order by createdAt, id", accessPackage), "requests",
                "People are asking for this package: %s. Disable its policies, and let their requests be decided or canceled first.",
                open -> new InUse.Thing(open.id, open.requestor.label()));
        accessPackage.removedAt = act.at();
        audit.event(act, "package.deleted", "package", accessPackage.id)
                .before(Map.of("catalog", accessPackage.catalog.id, "displayName", accessPackage.displayName)).write();
    }
}
