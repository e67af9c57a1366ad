package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.reports.Series;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How the instance goes: access, what of it ends, decisions and deliveries over time, drawn and in numbers (AUD-03). */
@ApplicationScoped
class ReportsPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance reports(Frame frame, Office office, List<Figure> figures);
    }

    @Override
    public String path() {
        return "/admin/reports";
    }

    @Override
    public Reply show(Visit visit) {
        var series = visit.read(FunctionTable.SERIES, Series.Answer.class, visit.input());
        return visit.page(Templates.reports(visit.frame(), new Office(visit), new Figures(visit.frame()).of(series)));
    }
}
