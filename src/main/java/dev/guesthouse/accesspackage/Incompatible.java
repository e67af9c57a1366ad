package dev.guesthouse.accesspackage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.guesthouse.problem.Fields;

/** Reads the packages that a package does not go with (PKG-06). */
public final class Incompatible {

    private Incompatible() {
    }

    /**
     * Notes every id that is not right; null is none.
     *
     * @param self the package that they do not go with; null for one that is not there yet
     */
    public static Set<AccessPackage> read(Fields fields, List<UUID> ids, UUID self) {
        var read = new HashSet<AccessPackage>();
        Fields.each("incompatibleWith", ids).forEach(it -> {
            var other = it.value() == null ? null : AccessPackage.<AccessPackage>find("id = ?1 and removedAt is null", it.value()).firstResult();
            if (other == null) {
                fields.refuse(it.field(), "is no access package");
            } else if (other.id.equals(self)) {
                fields.refuse(it.field(), "must not be the package itself");
            } else {
                read.add(other);
            }
        });
        return read;
    }
}
