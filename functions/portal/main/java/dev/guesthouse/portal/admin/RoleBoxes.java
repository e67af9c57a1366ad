package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Frame;

/** The boxes of roles that a package can give: what they are called, and what was ticked of them. */
final class RoleBoxes {

    /** What they are called: this, the resource's id, the role. */
    private static final String ROLE = "role.";

    private RoleBoxes() {
    }

    /**
     * A role that a package can give.
     *
     * @param name the box's
     * @param said what its holder can do
     * @param on whether the package gives it, or is to
     */
    public record Box(String name, String said, boolean on) {
    }

    /**
     * A role that was ticked.
     *
     * @param resourceId of the resource whose it is, as it was sent
     */
    record Ticked(String resourceId, String role) {
    }

    /** Those of a resource. @param on which of its roles are ticked where nobody has sent any yet */
    static List<Box> of(ResourceView resource, Frame frame, Predicate<String> on) {
        return resource.roles().stream().map(role -> {
            var name = ROLE + resource.id() + "." + role;
            return new Box(name, frame.say().role(new RoleName(resource.displayName(), null, resource.kind(), role)),
                    frame.form().fields().isEmpty() ? on.test(role) : frame.form().has(name));
        }).toList();
    }

    static List<Ticked> ticked(Form form) {
        return form.typed(ROLE).keySet().stream().map(name -> name.split("\\.", 3)).filter(role -> role.length == 3)
                .map(role -> new Ticked(role[1], role[2])).toList();
    }

    /** Puts what was ticked into a function's input. */
    static void putInto(ArrayNode roles, Form form) {
        ticked(form).forEach(role -> roles.addObject().put("resourceId", role.resourceId).put("role", role.role));
    }
}
