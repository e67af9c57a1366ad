package dev.guesthouse.portal.home;

import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A problem explained, where its {@code type} leads (RFC 9457). */
@ApplicationScoped
class ProblemTypePage implements HtmlPage {

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance problem(Frame frame, ProblemType problem, List<TextRun> cure);
    }

    @Override
    public String path() {
        return "/problems/:slug";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Reply show(Visit visit) {
        var problem = Arrays.stream(ProblemType.values()).filter(type -> type.slug().equals(visit.parameter("slug"))).findFirst()
                .orElseThrow(() -> Problem.notFound("problem"));
        return visit.page(Templates.problem(visit.frame(), problem, TextRun.of(visit.frame().say().cure(problem))));
    }
}
