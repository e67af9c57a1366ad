package dev.guesthouse.portal.home;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Every problem that a function answers, for whoever writes programs (OPS-06). */
@ApplicationScoped
class ProblemsPage implements HtmlPage {

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance problems(Frame frame, List<ProblemType> problems);
    }

    @Override
    public String path() {
        return "/problems";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.problems(visit.frame(), List.of(ProblemType.values())));
    }
}
