package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.Packages;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** All packages, by the beginning of their name. */
@ApplicationScoped
class PackagesPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance packages(Frame frame, Office office, Part<Packages.Item> packages);
    }

    @Override
    public String path() {
        return "/admin/packages";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.packages(visit.frame(), office,
                office.list(FunctionTable.PACKAGES, Packages.Item.class, visit.query("search", "catalogId"), "search", "catalogId")));
    }
}
