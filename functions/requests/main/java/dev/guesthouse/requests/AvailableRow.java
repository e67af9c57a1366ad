package dev.guesthouse.requests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.person.Person;

/**
 * A package in the list of what somebody can ask for; the function {@code available-package} shows the policies too.
 *
 * @param id the package's
 * @param displayName what people read
 * @param description null for none
 * @param roles what it gives
 * @param inTheWay what this person holds that it does not go with (PKG-06): as long as that is so, asking is refused
 */
public record AvailableRow(UUID id, String displayName, String description, List<RoleName> roles, List<Named> inTheWay) {

    static List<AvailableRow> of(List<AccessPackage> packages, Person person, Instant now) {
        var roles = RoleName.of(packages);
        var inTheWay = Assignment.inTheWayOf(packages, person, now);
        return packages.stream().map(each -> new AvailableRow(each.id, each.displayName, each.description,
                roles.getOrDefault(each.id, List.of()), named(inTheWay.getOrDefault(each.id, List.of())))).toList();
    }

    /** What people hold that a package does not go with. */
    static List<Named> named(List<Assignment> inTheWay) {
        return inTheWay.stream().map(held -> new Named(held.accessPackage.id, held.accessPackage.displayName)).toList();
    }
}
