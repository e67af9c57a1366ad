package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.OrganizationView;
import dev.guesthouse.packages.ChangedPolicy;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.Language;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;

/**
 * The terms on which a package is had, as far as somebody has typed them: the same fields where they are made and where they are changed
 * ({@link PolicyFields} fills them in), read in one place ({@link PolicyInput}).
 *
 * @param visit whoever types them
 * @param form all that they have typed
 */
public record PolicyForm(Visit visit, Form form) {

    /** Shows the step of those who decide again, with room for one stage more. */
    static final String MORE_STAGES = "moreStages";
    /** What the box of a partner is called: this, and its id. */
    static final String ORGANIZATION = "organization.";
    static final String STAGE = "stage.";
    static final String QUESTION = "question.";
    /** Those of a stage, as the function calls them too. */
    static final List<String> PARTS = List.of("primaryApprovers", "fallbackApprovers", "alternateApprovers");
    /** Approvers who are found, not named. */
    static final List<ApproverKind> FOUND = Arrays.stream(ApproverKind.values()).filter(kind -> kind != ApproverKind.person).toList();
    /** How many partners are shown to choose from; the others are found by their names. */
    private static final int SHOWN = 20;
    private static final int MOST_STAGES = 3;

    /**
     * A field of which there are several.
     *
     * @param name by which it is sent
     * @param label what people read
     */
    public record Field(String name, String label) {
    }

    // Who may ask

    /** Partners to choose from: those that were chosen, then those whose names begin with what was searched for. */
    public Map<String, String> organizations() {
        var shown = new LinkedHashMap<>(chosen());
        var input = visit.input().put("state", "configured").put("limit", String.valueOf(SHOWN));
        form.text("searchOrganization").ifPresent(search -> input.put("search", search));
        visit.list(FunctionTable.ORGANIZATIONS, OrganizationView.class, input).items()
                .forEach(organization -> shown.putIfAbsent(ORGANIZATION + organization.id(), organization.displayName()));
        return shown;
    }

    /** The names of partners that were chosen, by what their boxes are called. */
    Map<String, String> chosen() {
        return form.typed(ORGANIZATION);
    }

    // Who decides

    /** What the names of a stage's fields begin with: those that were filled in, else the first. */
    public List<String> stages() {
        var filled = filledStages().filled();
        return filled.isEmpty() ? List.of(STAGE + "0.") : filled;
    }

    /** One more; null where there are as many as can be, or nobody has asked for it. */
    public String oneMoreStage() {
        var filled = filledStages();
        return filled.filled().isEmpty() || stages().size() == MOST_STAGES || !form.is(Steps.GO, MORE_STAGES) ? null : filled.free();
    }

    private Numbered filledStages() {
        return new Numbered(form, STAGE, stage -> PARTS.stream().anyMatch(part -> hasApprovers(stage + part)));
    }

    /** Whether anybody is named, or found. @param part what the names of its fields begin with */
    public boolean hasApprovers(String part) {
        return FOUND.stream().anyMatch(kind -> form.has(part + "." + kind)) || form.text(part + ".people").isPresent();
    }

    /** The boxes of those who are found. @param part what the names of its fields begin with */
    public List<Field> boxes(String part) {
        var words = words();
        return FOUND.stream().map(kind -> {
            var who = PolicySentences.name(kind, words);
            return new Field(part + "." + kind, part.endsWith(PARTS.get(0)) ? who : part.endsWith(PARTS.get(1)) ? words.insteadOf(who) : words.alsoAsked(who));
        }).toList();
    }

    // What is asked

    /** What the names of a question's fields begin with: those that were filled in, and one more. */
    public List<String> questions() {
        var questions = new ArrayList<>(asked());
        questions.add(filledQuestions().free());
        return questions;
    }

    /** What the names of the fields of those begin with that were filled in. */
    List<String> asked() {
        return filledQuestions().filled();
    }

    private Numbered filledQuestions() {
        return new Numbered(form, QUESTION, question -> tags(question).anyMatch(tag -> form.text(question + "text." + tag).isPresent()));
    }

    /** Its texts: in every language that pages are in, and in those in which it is said besides. */
    public List<Field> texts(String question) {
        var reader = visit.frame().language().locale();
        return tags(question).map(tag -> new Field(question + "text." + tag, words().questionIn(Locale.forLanguageTag(tag).getDisplayName(reader)))).toList();
    }

    /** The languages in which a question can be typed. */
    Stream<String> tags(String question) {
        var text = question + "text.";
        return Stream.concat(Arrays.stream(Language.values()).map(Language::name), form.typed(text).keySet().stream().map(name -> name.substring(text.length())))
                .distinct();
    }

    // How long

    /** What the field of the last day is: a moment that is in the middle of one is typed as it is. */
    public String endType() {
        return form.value("endDateTime").contains("T") ? "text" : "date";
    }

    // In sentences

    /** All of it but for what is said of the package. @param found whom requests would ask */
    List<Steps.Section> sections(Steps steps, Found found) {
        var words = words();
        var policy = PolicySentences.of(this);
        var who = new ArrayList<>(policy.who());
        who.add(words.policyCalled(form.value("policy.displayName")));
        form.text("policy.description").ifPresent(who::add);
        if (form.has("policy.disabled")) {
            who.add(words.takesNoRequests());
        }
        return List.of(steps.section(Step.who, who, words),
                steps.section(Step.decides, isUndecided() ? List.of(words.decidesNotSaid()) : Stream.concat(policy.decides().stream(), found.whom().stream()).toList(), words),
                steps.section(Step.asks, policy.asks(), words), steps.section(Step.howLong, policy.howLong(), words));
    }

    /** Whom requests would ask, tried without what other steps say; nothing in another step, and as long as it is not said who decides. */
    Found found(Step shown) {
        if (shown != Step.decides || !form.is("decides", "somebody") || filledStages().filled().isEmpty() || !visit.may(FunctionTable.ADD_POLICY)) {
            return Found.NOTHING;
        }
        var input = PolicyInput.settings(this).retain("scope", "organizations", "people", "approval").put("displayName", "?").put("dryRun", true);
        aDay(input);
        try {
            return Found.whom(visit.call(FunctionTable.ADD_POLICY, input).answer(ChangedPolicy.class).effect(), visit.frame());
        } catch (Problem refusal) {
            return Found.refused(refusal.errors.stream().filter(error -> Step.decides.isAbout(error.field())).toList(), visit.frame());
        }
    }

    /** Whether it is not said yet if somebody has to say yes: for functions, nothing said of that is a no. */
    boolean isUndecided() {
        return form.text("decides").isEmpty();
    }

    /** Puts an end that is good for any terms into what is tried before one is said. */
    static void aDay(ObjectNode input) {
        input.putObject("expiration").put("kind", ExpirationKind.afterDuration.name()).put("duration", "P1D");
    }

    private PackageWords words() {
        return Wording.in(visit.frame().language(), PackageWords.class);
    }
}
