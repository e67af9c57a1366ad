package dev.guesthouse.portal;

import java.util.List;

import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.schema.SchemaState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, each of templates/pages/NAME.html; every one is told the instance's name. */
@CheckedTemplate(basePath = "pages")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance home(String instance, SchemaState state);

    static native TemplateInstance ask(String instance);

    static native TemplateInstance decide(String instance);

    static native TemplateInstance my(String instance);

    static native TemplateInstance problems(String instance, List<ProblemType> problems);

    static native TemplateInstance problem(String instance, ProblemType problem, List<TextRun> cure);
}
