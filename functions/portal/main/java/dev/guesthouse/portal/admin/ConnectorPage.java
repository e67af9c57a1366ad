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

/** How a system is reached and what it bears; where it is tried, changed and removed (CON-01). */
@ApplicationScoped
class ConnectorPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance connector(Frame frame, Office office, ConnectorView connector, ConnectorForm there, Trial trial);
    }

    @Override
    public String path() {
        return "/admin/connectors/:id";
    }

    @Override
    public Reply show(Visit visit) {
        return shown(visit, null);
    }

    private static Reply shown(Visit visit, Trial trial) {
        var connector = visit.read(FunctionTable.CONNECTOR, ConnectorView.class, visit.input().put("id", visit.parameter("id")));
        return visit.page(Templates.connector(visit.frame(), new Office(visit), connector, ConnectorForm.of(connector), trial));
    }

    /** How a trial went is told in its answer, and kept nowhere. */
    @Override
    public Reply act(Visit visit) {
        var input = visit.input().put("id", visit.parameter("id"));
        if (visit.form().has("test")) {
            visit.needHere(FunctionTable.TEST_CONNECTOR);
            return shown(visit, tried(visit));
        }
        if (visit.form().has("remove")) {
            visit.call(FunctionTable.REMOVE_CONNECTOR, input);
            return Reply.seeOther("/admin/connectors");
        }
        visit.call(FunctionTable.CHANGE_CONNECTOR, ConnectorForm.read(visit.form(), input));
        return Reply.seeOther(visit.frame().path(), Done.saved);
    }

    private static Trial tried(Visit visit) {
        return Trial.of(visit.tree(FunctionTable.TEST_CONNECTOR, visit.input().put("id", visit.parameter("id")).put("sample", visit.form().has("sample"))));
    }
}
