package dev.guesthouse.portal.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;

/**
 * The way of somebody who types something in steps: what was typed goes along in the form, and nothing is kept here.
 *
 * @param form as it was sent last
 * @param all in order; the last one shows what was typed in the others
 * @param begin with which they begin
 */
public record Steps(Form form, List<Step> all, Step begin) {

    /** The field that says which step comes next. */
    static final String GO = "go";
    /** The field that says in which step a form was shown. */
    private static final String AT = "at";
    private static final String SAVE = "save";

    /**
     * What was typed in a step, said in sentences.
     *
     * @param step to which "Change" leads
     * @param sentences texts, and HTML where a moment stands in one
     * @param errors what a function says is wrong with it
     */
    public record Section(Step step, String title, List<?> sentences, List<FieldError> errors) {
    }

    /** The step that is shown: the one that was asked for; else after a refusal the last one; otherwise where they begin. */
    public Step shown() {
        // With room for one stage more.
        var asked = form.is(GO, PolicyForm.MORE_STAGES) ? Step.decides.name() : form.value(GO);
        return named(asked).orElse(form.refusal() == null ? begin : last());
    }

    private Optional<Step> named(String name) {
        return all.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The step that somebody has filled in and goes on from; empty where they look at it once more, or go back. */
    Optional<Step> left() {
        return named(form.value(AT)).filter(step -> all.indexOf(step) < all.indexOf(shown()));
    }

    /** Shows a step again that was to be left. */
    void stay(Step step) {
        form.note(GO, step.name());
    }

    public boolean isLast() {
        return shown() == last();
    }

    private Step last() {
        return all.get(all.size() - 1);
    }

    /** Whether what was typed is to be saved. */
    boolean isDone() {
        return form.is(GO, SAVE);
    }

    public int number() {
        return all.indexOf(shown()) + 1;
    }

    public int count() {
        return all.size();
    }

    /** The one after it. */
    public Step next() {
        return all.get(Math.min(number(), count() - 1));
    }

    /** The one before it; null for the first. */
    public Step previous() {
        return number() == 1 ? null : all.get(number() - 2);
    }

    /** Its title. */
    public String title(Frame frame) {
        return shown().title(Wording.in(frame.language(), PackageWords.class));
    }

    /** What goes along: where it is, and all that was typed but for what the shown step's own fields say. */
    public Map<String, String> carried() {
        var carried = new LinkedHashMap<String, String>();
        form.typed().forEach((name, value) -> {
            if (!name.equals(GO) && !name.equals(AT) && !shown().isAbout(name)) {
                carried.put(name, value);
            }
        });
        carried.put(AT, shown().name());
        return carried;
    }

    Section section(Step step, List<?> sentences, PackageWords words) {
        return new Section(step, step.title(words), sentences, form.refusal() == null ? List.of()
                : form.refusal().errors.stream().filter(error -> step.isAbout(error.field())).toList());
    }
}
