package dev.guesthouse.portal;

import java.util.List;

import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.schema.SchemaState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, each of templates/pages/NAME.html; every one is told the instance's name, and whether the functions are described here. */
@CheckedTemplate(basePath = "pages")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance home(String instance, boolean functions, SchemaState state);

    static native TemplateInstance ask(String instance, boolean functions);

    static native TemplateInstance decide(String instance, boolean functions);

    static native TemplateInstance my(String instance, boolean functions);

    static native TemplateInstance problems(String instance, boolean functions, List<ProblemType> problems);

    static native TemplateInstance problem(String instance, boolean functions, ProblemType problem, List<TextRun> cure);
}
