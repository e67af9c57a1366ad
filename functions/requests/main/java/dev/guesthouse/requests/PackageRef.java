package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.persistence.LockModeType;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.problem.Problem;

/** A package as a requestor names one: by its id or its link (token or whole address). */
record PackageRef(UUID id, String link) {

    /** @throws Problem invalid-input, unless there is one of the two; not-found */
    AccessPackage find(String idField) {
        return find(idField, LockModeType.NONE);
    }

    /** As {@link #find}; nobody deletes or changes it or its policies until the transaction ends. */
    AccessPackage kept(String idField) {
        return find(idField, LockModeType.PESSIMISTIC_READ);
    }

    private AccessPackage find(String idField, LockModeType lock) {
        if ((id == null) == (link == null)) {
            throw Problem.invalid(idField, "must be given, or else link; not both");
        }
        return (id != null ? AccessPackage.<AccessPackage>findByIdOptional(id, lock) : AccessPackage.byLink(link, lock))
                .filter(found -> found.removedAt == null).orElseThrow(() -> Problem.notFound("access package"));
    }
}
