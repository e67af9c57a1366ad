package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.ConnectorView;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where another system is connected (CON-02). */
@ApplicationScoped
class NewConnectorPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance newConnector(Frame frame, Office office, ConnectorForm there);
    }

    @Override
    public String path() {
        return "/admin/connectors/new";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.ADD_CONNECTOR);
        return visit.page(Templates.newConnector(visit.frame(), new Office(visit), ConnectorForm.NEW));
    }

    @Override
    public Reply act(Visit visit) {
        var input = ConnectorForm.read(visit.form(), visit.input());
        visit.form().putInto(input, "kind");
        return Reply.seeOther("/admin/connectors/" + visit.call(FunctionTable.ADD_CONNECTOR, input).answer(ConnectorView.class).id(), Done.saved);
    }
}
