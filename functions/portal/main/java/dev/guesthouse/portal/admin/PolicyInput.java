package dev.guesthouse.portal.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Form;

/** Terms that were typed, as the functions take them that make and change them. */
final class PolicyInput {

    private final PolicyForm typed;
    private final Form form;

    private PolicyInput(PolicyForm typed) {
        this.typed = typed;
        form = typed.form();
    }

    /** All of it. */
    static ObjectNode of(PolicyForm typed) {
        var form = typed.form();
        var input = settings(typed).put("displayName", form.value("policy.displayName")).put("enabled", !form.has("policy.disabled"));
        form.text("policy.description").ifPresent(text -> input.put("description", text));
        return input;
    }

    /** What a version of them says. */
    static ObjectNode settings(PolicyForm typed) {
        return new PolicyInput(typed).settings();
    }

    private ObjectNode settings() {
        var settings = typed.visit().input();
        form.putInto(settings, "scope");
        if (form.is("scope", "specificOrganizations")) {
            var organizations = settings.putArray("organizations");
            typed.chosen().keySet().forEach(name -> organizations.add(name.substring(PolicyForm.ORGANIZATION.length())));
        }
        if (form.is("scope", "specificPeople")) {
            var people = settings.putArray("people");
            form.lines("people").forEach(address -> people.addObject().put("email", address));
        }
        if (form.is("decides", "somebody")) {
            var approval = settings.putObject("approval").put("requestorJustificationRequired", form.has("requestorJustificationRequired"));
            var stages = approval.putArray("stages");
            typed.stages().forEach(prefix -> stage(stages.addObject(), prefix));
        }
        var questions = settings.putArray("questions");
        typed.asked().forEach(prefix -> question(questions.addObject(), prefix));
        expiration(settings.putObject("expiration"));
        settings.putObject("extension").put("allowed", form.has("extension.allowed")).put("approvalRequired", form.has("extension.approvalRequired"));
        return settings.put("notifyRequestor", !form.has("withoutNotices"));
    }

    private void stage(ObjectNode stage, String prefix) {
        PolicyForm.PARTS.forEach(part -> approvers(stage.putArray(part), prefix + part));
        form.text(prefix + "alternateAfter").map(Spans::of).ifPresent(span -> stage.put("alternateAfter", span));
        form.text(prefix + "timeout").map(Spans::of).ifPresent(span -> stage.put("timeout", span));
        stage.put("approverJustificationRequired", !form.has(prefix + "unexplained"));
    }

    private void approvers(ArrayNode approvers, String part) {
        PolicyForm.FOUND.stream().filter(kind -> form.has(part + "." + kind)).forEach(kind -> approvers.addObject().put("kind", kind.name()));
        form.lines(part + ".people").forEach(address -> approvers.addObject().putObject("person").put("email", address));
    }

    private void question(ObjectNode question, String prefix) {
        form.text(prefix + "id").ifPresent(id -> question.put("id", id));
        var text = question.putObject("text");
        typed.tags(prefix).forEach(tag -> form.text(prefix + "text." + tag).ifPresent(said -> text.put(tag, said)));
        form.text(prefix + "kind").ifPresent(kind -> question.put("kind", kind));
        if (form.is(prefix + "kind", "choice")) {
            Choices.put(question.putArray("choices"), form.lines(prefix + "choices"));
        }
        form.text(prefix + "pattern").ifPresent(pattern -> question.put("pattern", pattern));
        question.put("required", form.has(prefix + "required"));
    }

    private void expiration(ObjectNode expiration) {
        expiration.put("requestorMayChoose", form.has("requestorMayChoose"));
        form.text("expiration").ifPresent(kind -> expiration.put("kind", kind));
        if (form.is("expiration", "onDate")) {
            form.text("endDateTime").map(Days::end).ifPresent(moment -> expiration.put("endDateTime", moment));
        }
        if (form.is("expiration", "afterDuration")) {
            form.text("duration").map(Spans::of).ifPresent(span -> expiration.put("duration", span));
        }
    }
}
