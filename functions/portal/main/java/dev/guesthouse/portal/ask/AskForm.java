package dev.guesthouse.portal.ask;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.policy.PolicySettings;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.requests.AvailableView;
import dev.guesthouse.requests.AvailableView.Terms;
import dev.guesthouse.requests.MyAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A package in words, the form in which somebody asks for it, and the page on which they look at what they are about to send.
 *
 * @param visit whoever asks
 * @param found what they can ask for
 * @param reference what names the package for the functions: its id or its link
 */
public record AskForm(Visit visit, AvailableView found, ObjectNode reference) {

    /** The button that leads to the check, and the one that sends. */
    private static final String CHECK = "check";
    private static final String SEND = "send";

    @CheckedTemplate(basePath = "ask")
    static class Templates {
        static native TemplateInstance ask(Frame frame, AvailableView found, Terms terms, AskForm form);

        static native TemplateInstance there(Frame frame, AvailableView found, MyAccess.Item access, RequestView request);

        static native TemplateInstance check(Frame frame, AvailableView found, Terms terms, AskForm form);
    }

    /** @param reference {@code id} or {@code link}, as {@code available-package} takes it */
    static AskForm of(Visit visit, ObjectNode reference) {
        return new AskForm(visit, visit.read(FunctionTable.AVAILABLE_PACKAGE, AvailableView.class, reference), reference);
    }

    /** The form; whoever has the package, or has asked for it, sees that instead, and no form that would be refused (REQ-05). */
    Reply show() {
        return isThere() ? visit.page(Templates.there(visit.frame(), found, access(), request())) : visit.page(Templates.ask(visit.frame(), found, terms(), this));
    }

    private boolean isThere() {
        return found.assignmentId() != null || found.requestId() != null;
    }

    private MyAccess.Item access() {
        return visit.first(FunctionTable.MY_ACCESS, MyAccess.Item.class).stream()
                .filter(item -> item.assignmentId() != null && item.assignmentId().equals(found.assignmentId())).findFirst().orElse(null);
    }

    private RequestView request() {
        return found.requestId() == null ? null : visit.read(FunctionTable.REQUEST, RequestView.class, visit.input().put("id", found.requestId().toString()));
    }

    /** Shows what is about to be sent, or sends it. */
    Reply act() {
        if (visit.form().has(SEND)) {
            var request = visit.call(FunctionTable.SUBMIT_REQUEST, input()).answer(RequestView.class);
            return Reply.seeOther("/my/requests/" + request.id() + "?sent");
        }
        return visit.form().has(CHECK) && !isThere() ? visit.page(Templates.check(visit.frame(), found, terms(), this)) : show();
    }

    /** The terms that were chosen, or the only ones; null as long as there is a choice to make (POL-11). */
    private Terms terms() {
        var policies = found.policies();
        return policies.size() == 1 ? policies.get(0)
                : policies.stream().filter(each -> visit.form().is("policyId", each.id().toString())).findFirst().orElse(null);
    }

    private ObjectNode input() {
        var form = visit.form();
        var input = visit.input();
        if (reference.has("link")) {
            input.set("link", reference.get("link"));
        } else {
            input.set("packageId", reference.get("id"));
        }
        var terms = terms();
        if (terms != null) {
            input.put("policyId", terms.id().toString());
            var answers = input.putArray("answers");
            for (int i = 0; i < terms.questions().size(); i++) {
                answers.addObject().put("questionId", terms.questions().get(i).id().toString()).put("value", form.value(answer(i)));
            }
        }
        form.putInto(input, "justification");
        form.text("startDateTime").map(Days::begin).ifPresent(moment -> input.put("startDateTime", moment));
        form.text("endDateTime").map(Days::end).ifPresent(moment -> input.put("endDateTime", moment));
        return input;
    }

    /** What the field of an answer is called, as the function names it in its refusals. */
    public String answer(int index) {
        return "answers[" + index + "].value";
    }

    /** What goes along from the form to the check and on. */
    public List<Map.Entry<String, String>> typed() {
        return visit.form().typed().entrySet().stream().filter(field -> !field.getKey().equals(CHECK) && !field.getKey().equals(SEND)).toList();
    }

    /** What is said for a choice. */
    public String choice(PolicySettings.Question question, String value) {
        return question.choices().stream().filter(choice -> choice.value().equals(value) && choice.text() != null)
                .map(choice -> visit.frame().say().in(choice.text())).findFirst().orElse(value);
    }
}
