package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Everybody who is known here, by the beginning of their name or address; outsiders where they are asked for. */
@ApplicationScoped
class PeoplePage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance people(Frame frame, Office office, Part<PersonView> people);
    }

    @Override
    public String path() {
        return "/admin/people";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.people(visit.frame(), office, office.list(FunctionTable.PEOPLE, PersonView.class,
                visit.query("search", "kind", "organizationId"), "search", "kind", "organizationId")));
    }
}
