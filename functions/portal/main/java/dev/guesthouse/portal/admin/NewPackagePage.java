package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Where a package is made step by step, or further terms of one that is there ({@code ?packageId=}). What was typed goes along in the form
 * from step to step; none is left with what a function refuses of it, and nothing is saved before the last one, whose button names the act.
 */
@ApplicationScoped
class NewPackagePage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance newPackage(Frame frame, Office office, Draft draft, Found found);
    }

    @Override
    public String path() {
        return "/admin/packages/new";
    }

    @Override
    public Reply show(Visit visit) {
        return page(visit, Found.NOTHING);
    }

    @Override
    public Reply act(Visit visit) {
        var draft = new Draft(visit);
        var making = new Making(draft);
        draft.steps().left().ifPresent(making::leave);
        if (draft.steps().isDone()) {
            making.tried();
            return Reply.seeOther("/admin/packages/" + making.make() + "?made");
        }
        return page(visit, draft.steps().isLast() ? Found.whom(making.tried(), visit.frame()) : draft.policy().found(draft.steps().shown()));
    }

    private static Reply page(Visit visit, Found found) {
        visit.need(FunctionTable.ADD_POLICY);
        return visit.page(Templates.newPackage(visit.frame(), new Office(visit), new Draft(visit), found));
    }
}
