package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What packages are made of: catalogs, by the beginning of their name. */
@ApplicationScoped
class CatalogsPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance catalogs(Frame frame, Office office, Part<CatalogView> catalogs);
    }

    @Override
    public String path() {
        return "/admin/catalogs";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.catalogs(visit.frame(), office, office.list(FunctionTable.CATALOGS, CatalogView.class, visit.query("search"), "search")));
    }
}
