package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.DomainListView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Whose domains may have guests here at all (ORG-08). */
@ApplicationScoped
class SettingsPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance settings(Frame frame, Office office, DomainListView list, String domains);
    }

    @Override
    public String path() {
        return "/admin/settings";
    }

    @Override
    public Reply show(Visit visit) {
        var list = visit.read(FunctionTable.DOMAIN_LIST, DomainListView.class, visit.input());
        return visit.page(Templates.settings(visit.frame(), new Office(visit), list, String.join("\n", list.domains())));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input();
        form.putInto(input, "mode");
        if (!form.lines("domains").isEmpty()) {
            var domains = input.putArray("domains");
            form.lines("domains").forEach(domains::add);
        }
        visit.call(FunctionTable.SET_DOMAIN_LIST, input);
        return Reply.seeOther("/admin/settings");
    }
}
