package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a resource is called in a catalog, and where people open it. */
@ApplicationScoped
class ResourcePage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance resource(Frame frame, Office office, ResourceView resource);
    }

    @Override
    public String path() {
        return "/admin/catalogs/:id/:resourceId";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.CHANGE_RESOURCE);
        return visit.page(Templates.resource(visit.frame(), new Office(visit), read(visit)));
    }

    private static ResourceView read(Visit visit) {
        var input = visit.input().put("catalogId", visit.parameter("id")).put("limit", "200");
        while (true) {
            var page = visit.list(FunctionTable.RESOURCES, ResourceView.class, input);
            var found = page.items().stream().filter(offered -> offered.id().toString().equals(visit.parameter("resourceId"))).findFirst();
            if (found.isPresent() || page.next() == null) {
                return found.orElseThrow(() -> Problem.notFound("page"));
            }
            input.put("after", page.next());
        }
    }

    @Override
    public Reply act(Visit visit) {
        visit.call(FunctionTable.CHANGE_RESOURCE, visit.input().put("id", visit.parameter("resourceId")).put("displayName", visit.form().value("displayName"))
                .put("address", visit.form().value("address")));
        return Reply.seeOther("/admin/catalogs/" + visit.parameter("id"));
    }
}
