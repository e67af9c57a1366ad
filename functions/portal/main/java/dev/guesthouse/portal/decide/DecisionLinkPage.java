package dev.guesthouse.portal.decide;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Where the link of an approver's message leads. Opening it decides nothing, whoever opens it (APR-05); before somebody has said who they
 * are it looks at no token, and whoever is not asked is told so, and nothing else (APR-06).
 */
@ApplicationScoped
class DecisionLinkPage implements HtmlPage {

    @CheckedTemplate(basePath = "decide")
    static class Templates {
        static native TemplateInstance whoAreYou(Frame frame);

        static native TemplateInstance notYours(Frame frame);
    }

    @Override
    public String path() {
        return "/d/:token";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Reply show(Visit visit) {
        if (!visit.isSignedIn()) {
            return visit.page(Templates.whoAreYou(visit.frame()));
        }
        try {
            return form(visit).show();
        } catch (Problem e) {
            if (e.type != ProblemType.NOT_FOUND && e.type != ProblemType.FORBIDDEN) {
                throw e;
            }
            return visit.page(Templates.notYours(visit.frame()));
        }
    }

    @Override
    public Reply act(Visit visit) {
        return form(visit).act();
    }

    private static DecisionForm form(Visit visit) {
        return new DecisionForm(visit, visit.input().put("link", visit.parameter("token")));
    }
}
