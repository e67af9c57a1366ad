package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.packages.ConnectorView;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A catalog and what it offers: it is opened, closed and deleted here, and what no package uses is taken out. */
@ApplicationScoped
class CatalogPage implements HtmlPage {

    /** What the fields of a resource that is to be added begin with, as the function names them. */
    private static final String RESOURCE = "resources[0].";

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance catalog(Frame frame, Office office, CatalogView catalog, Part<ResourceView> resources, List<ConnectorView> systems);
    }

    @Override
    public String path() {
        return "/admin/catalogs/:id";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.catalog(visit.frame(), office, read(visit), office.list(FunctionTable.RESOURCES, ResourceView.class,
                visit.query("search").put("catalogId", visit.parameter("id")), "search"), systems(visit)));
    }

    /** Those in which it can be looked up what they have; the directory inside has what catalogs offer of it. */
    private static List<ConnectorView> systems(Visit visit) {
        return !visit.may(FunctionTable.CONNECTOR_RESOURCES) ? List.of() : visit.first(FunctionTable.CONNECTORS, ConnectorView.class).stream()
                .filter(connector -> connector.kind() != ConnectorKind.local && connector.enabled()).toList();
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("id", visit.parameter("id"));
        if (form.has("askToDelete")) {
            return new Sure(Sure.What.deleteCatalog, read(visit).displayName(), "delete", "").asked(visit);
        }
        if (form.has("delete")) {
            visit.call(FunctionTable.DELETE_CATALOG, input);
            return Reply.seeOther("/admin/catalogs");
        }
        if (form.has("removeResource")) {
            visit.call(FunctionTable.REMOVE_RESOURCE, visit.input().put("id", form.value("removeResource")));
        } else if (form.has("addResource")) {
            var resource = visit.input().put("connector", form.value(RESOURCE + "connector").strip()).put("originId", form.value(RESOURCE + "originId").strip())
                    .put("displayName", form.value(RESOURCE + "displayName"));
            form.text(RESOURCE + "kind").ifPresent(kind -> resource.put("kind", kind));
            var wanted = visit.input().put("catalogId", visit.parameter("id"));
            wanted.putArray("resources").add(resource);
            visit.call(FunctionTable.ADD_RESOURCES, wanted);
        } else {
            visit.call(FunctionTable.CHANGE_CATALOG, input.put("displayName", form.value("displayName")).put("description", form.value("description"))
                    .put("enabled", form.has("enabled")).put("enabledForExternalUsers", form.has("enabledForExternalUsers")));
        }
        return Reply.seeOther(visit.frame().path());
    }

    private static CatalogView read(Visit visit) {
        return visit.read(FunctionTable.CATALOG, CatalogView.class, visit.input().put("id", visit.parameter("id")));
    }
}
