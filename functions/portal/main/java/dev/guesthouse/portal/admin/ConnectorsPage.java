package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.ConnectorView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The systems in which people are given access, and how each is spoken to (CON-02). */
@ApplicationScoped
class ConnectorsPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance connectors(Frame frame, Office office, Part<ConnectorView> found);
    }

    @Override
    public String path() {
        return "/admin/connectors";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.connectors(visit.frame(), office, office.list(FunctionTable.CONNECTORS, ConnectorView.class, visit.input())));
    }
}
