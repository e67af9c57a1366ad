package dev.guesthouse.requests;

import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.problem.Problem;

/** A package as a requestor names one: by its id or its link (token or whole address). */
record PackageRef(UUID id, String link) {

    /** @throws Problem invalid-input, unless there is one of the two; not-found */
    AccessPackage find(String idField) {
        if ((id == null) == (link == null)) {
            throw Problem.invalid(idField, "must be given, or else link; not both");
        }
        return id != null ? AccessPackage.byId(id) : AccessPackage.byLink(link).orElseThrow(() -> Problem.notFound("access package"));
    }
}
