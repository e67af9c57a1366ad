package dev.guesthouse.portal.ask;

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
 * Where a package's link leads (PKG-03). Before somebody has said who they are it looks at no token: whoever tries tokens learns nothing,
 * and afterwards one that is not for them is as good as none (REQ-04).
 */
@ApplicationScoped
class LinkPage implements HtmlPage {

    @CheckedTemplate(basePath = "ask")
    static class Templates {
        static native TemplateInstance whoAreYou(Frame frame);

        static native TemplateInstance nothingForYou(Frame frame);
    }

    @Override
    public String path() {
        return "/p/:token";
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
            if (e.type != ProblemType.NOT_FOUND) {
                throw e;
            }
            return visit.page(Templates.nothingForYou(visit.frame()));
        }
    }

    @Override
    public Reply act(Visit visit) {
        return form(visit).act();
    }

    private static AskForm form(Visit visit) {
        return AskForm.of(visit, visit.input().put("link", visit.parameter("token")));
    }
}
