package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.OrganizationView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The organizations whose people can be here, by the beginning of their name or of a domain. */
@ApplicationScoped
class PartnersPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance partners(Frame frame, Office office, Part<OrganizationView> partners);
    }

    @Override
    public String path() {
        return "/admin/partners";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.partners(visit.frame(), office,
                office.list(FunctionTable.ORGANIZATIONS, OrganizationView.class, visit.query("search", "state"), "search", "state")));
    }
}
