package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
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

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance roles(Frame frame, Office office, PackageView shown, List<RoleBoxes.Box> boxes, Found found);
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
                .flatMap(resource -> RoleBoxes.of(resource, visit.frame(), role -> gives(shown, resource, role)).stream()).toList(), found));
    }

    private static boolean gives(PackageView shown, ResourceView resource, String role) {
        return shown.resourceRoles().stream().anyMatch(each -> each.resourceId().equals(resource.id()) && each.role().equals(role));
    }

    @Override
    public Reply act(Visit visit) {
        var input = visit.input().put("id", visit.parameter("id"));
        RoleBoxes.putInto(input.putArray("resourceRoles"), visit.form());
        if (!visit.form().has("save")) {
            return page(visit, Found.all(visit.call(FunctionTable.CHANGE_PACKAGE, input.put("dryRun", true)).answer(ChangedPackage.class).effect(), visit.frame()));
        }
        visit.call(FunctionTable.CHANGE_PACKAGE, input);
        return Reply.seeOther("/admin/packages/" + visit.parameter("id"));
    }
}
