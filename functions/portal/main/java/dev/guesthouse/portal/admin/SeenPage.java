package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.requests.Explain;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What somebody would see of a package and why, rule by rule ({@code ?person=}, an address that anybody may have): so terms are tried before anybody is
 * told of them (AUD-04).
 */
@ApplicationScoped
class SeenPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance seen(Frame frame, Office office, PackageView shown, Seen seen, Problem refusal);
    }

    @Override
    public String path() {
        return "/admin/packages/:id/seen";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.EXPLAIN);
        var office = new Office(visit);
        var shown = office.accessPackage();
        var input = visit.input().put("packageId", visit.parameter("id"));
        office.person(input);
        try {
            return page(office, shown, input.has("person") ? new Seen(office, shown, visit.read(FunctionTable.EXPLAIN, Explain.Answer.class, input)) : null, null);
        } catch (Problem refusal) {
            return page(office, shown, null, refusal);
        }
    }

    /** @param refusal of an address that is none; null for nothing */
    private static Reply page(Office office, PackageView shown, Seen seen, Problem refusal) {
        return office.visit().page(Templates.seen(office.visit().frame(), office, shown, seen, refusal));
    }
}
