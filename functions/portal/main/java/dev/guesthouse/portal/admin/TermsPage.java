package dev.guesthouse.portal.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.ChangedPolicy;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.packages.PolicyView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The terms of a package in plain sentences, each part to be changed. What was typed goes along in the form; before it is saved, what it would
 * lead to is told in numbers. What nobody has touched is left to the function to keep, whatever has become of it meanwhile.
 */
@ApplicationScoped
class TermsPage implements HtmlPage {

    /** What the fields begin with that say which steps were touched. */
    private static final String TOUCHED = "touched.";

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance terms(Frame frame, Office office, Shown shown, Found found);
    }

    /**
     * What is shown, and how far it was changed.
     *
     * @param of the package
     * @param policy as it is
     * @param form as it is to be
     * @param saved whether it was changed just now
     */
    public record Shown(PackageView of, PolicyView policy, PolicyForm form, boolean saved) {

        /** The way through them. */
        public Steps steps() {
            return new Steps(form.form(), Step.OF_TERMS, Step.check);
        }

        /** All of it in plain sentences. */
        public List<Steps.Section> sections(Found found) {
            return form.sections(steps(), found);
        }

        /** What goes along, and that the shown step is touched. */
        public Map<String, String> carried() {
            var carried = new LinkedHashMap<>(steps().carried());
            if (!steps().isLast()) {
                carried.put(TOUCHED + steps().shown(), "");
            }
            return carried;
        }

        /** What was touched, as the function takes it. */
        private ObjectNode input() {
            var input = PolicyInput.of(form);
            if (!input.has("description")) {
                input.put("description", "");
            }
            if (!input.has("approval")) {
                // So the function is told that nobody has to say yes any more.
                input.putObject("approval").putArray("stages");
            }
            return input.retain(Step.OF_TERMS.stream().filter(step -> form.form().has(TOUCHED + step)).flatMap(step -> step.says.stream()).toList()).put("id", policy.id().toString());
        }
    }

    @Override
    public String path() {
        return "/admin/packages/:id/terms/:policyId";
    }

    @Override
    public Reply show(Visit visit) {
        return page(visit, shown(visit), Found.NOTHING);
    }

    @Override
    public Reply act(Visit visit) {
        var shown = shown(visit);
        var steps = shown.steps();
        if (steps.isDone()) {
            changed(visit, shown.input());
            return Reply.seeOther(visit.frame().path() + "?saved");
        }
        return page(visit, shown, steps.isLast() ? Found.all(changed(visit, shown.input().put("dryRun", true)).effect(), visit.frame())
                : shown.form.found(steps.shown()));
    }

    private static ChangedPolicy changed(Visit visit, ObjectNode input) {
        return Making.named(Making.OF_POLICY, () -> visit.call(FunctionTable.CHANGE_POLICY, input).answer(ChangedPolicy.class));
    }

    private static Reply page(Visit visit, Shown shown, Found found) {
        visit.need(FunctionTable.CHANGE_POLICY);
        return visit.page(Templates.terms(visit.frame(), new Office(visit), shown, found));
    }

    private static Shown shown(Visit visit) {
        var of = new Office(visit).accessPackage();
        var policy = of.policies().stream().filter(each -> each.id().toString().equals(visit.parameter("policyId"))).findFirst()
                .orElseThrow(() -> Problem.notFound("policy"));
        var form = visit.form().fields().isEmpty() ? PolicyFields.of(policy, Scope.names(visit, policy)) : visit.form();
        return new Shown(of, policy, new PolicyForm(visit, form), visit.parameter("saved") != null);
    }
}
