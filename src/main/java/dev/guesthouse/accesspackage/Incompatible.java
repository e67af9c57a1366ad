package dev.guesthouse.accesspackage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.guesthouse.accesspackage.WantedPackage.Other;
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
    public static Set<AccessPackage> read(Fields fields, List<Other> others, UUID self) {
        var read = new HashSet<AccessPackage>();
        if (others == null || others.isEmpty()) {
            return read;
        }
        var known = AccessPackage.<AccessPackage>list("id in ?1 and removedAt is null", Fields.named(others, Other::id)).stream()
                .collect(Collectors.toMap(there -> there.id, Function.identity()));
        Fields.each("incompatibleWith", others).forEach(it -> {
            var other = it.value() == null ? null : known.get(it.value().id());
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
