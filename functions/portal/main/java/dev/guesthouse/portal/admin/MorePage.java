package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The way to what people come to less often. */
@ApplicationScoped
class MorePage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance more(Frame frame, Office office);
    }

    @Override
    public String path() {
        return "/admin/more";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.DOMAIN_LIST);
        return visit.page(Templates.more(visit.frame(), new Office(visit)));
    }
}
