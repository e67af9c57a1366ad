package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.packages.ChangedPackage;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a package opens, to be changed for everybody who holds it (PKG-04), once it is told how many that are. */
@ApplicationScoped
class RolesPage implements HtmlPage {

    /** What the boxes are called: this, the resource's id, the role. */
    private static final String ROLE = "role.";

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance roles(Frame frame, Office office, PackageView shown, List<Box> boxes, Found found);
    }

    /**
     * A role that the package can give.
     *
     * @param name the box's
     * @param said what its holder can do
     * @param on whether the package gives it, or is to
     */
    public record Box(String name, String said, boolean on) {
    }

    @Override
    public String path() {
        return "/admin/packages/:id/roles";
    }

    @Override
    public Reply show(Visit visit) {
        return page(visit, Found.NOTHING);
    }

    private static Reply page(Visit visit, Found found) {
        visit.need(FunctionTable.CHANGE_PACKAGE);
        var office = new Office(visit);
        var shown = office.accessPackage();
        return visit.page(Templates.roles(visit.frame(), office, shown, office.resources(shown.catalogId().toString()).stream()
                .flatMap(resource -> resource.roles().stream().map(role -> box(visit, shown, resource, role))).toList(), found));
    }

    private static Box box(Visit visit, PackageView shown, ResourceView resource, String role) {
        var name = ROLE + resource.id() + "." + role;
        var given = shown.resourceRoles().stream().anyMatch(each -> each.resourceId().equals(resource.id()) && each.role().equals(role));
        return new Box(name, visit.frame().say().role(new RoleName(resource.displayName(), null, resource.kind(), role)),
                visit.form().fields().isEmpty() ? given : visit.form().has(name));
    }

    @Override
    public Reply act(Visit visit) {
        var input = visit.input().put("id", visit.parameter("id"));
        var roles = input.putArray("resourceRoles");
        visit.form().typed(ROLE).keySet().stream().map(name -> name.split("\\.", 3))
                .forEach(role -> roles.addObject().put("resourceId", role[1]).put("role", role[role.length - 1]));
        if (!visit.form().has("save")) {
            return page(visit, Found.all(visit.call(FunctionTable.CHANGE_PACKAGE, input.put("dryRun", true)).answer(ChangedPackage.class).effect(), visit.frame()));
        }
        visit.call(FunctionTable.CHANGE_PACKAGE, input);
        return Reply.seeOther("/admin/packages/" + visit.parameter("id"));
    }
}
