package dev.guesthouse.portal.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.organizations.OrganizationView;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.PolicyQuestion;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.policy.PolicySettings;
import dev.guesthouse.policy.QuestionKind;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;

/**
 * A package and its policy as far as somebody has typed them, of which nothing is saved yet.
 *
 * @param visit whoever makes it
 */
public record Draft(Visit visit) {

    /** The field that says which step comes next. */
    static final String GO = "go";
    /** Of a package that is there already. */
    static final String PACKAGE = "packageId";
    private static final String NEW = "new";
    private static final String ROLE = "role.";
    /** Shows the step of those who decide again, with room for one stage more. */
    private static final String MORE_STAGES = "moreStages";
    /** How many partners are shown to choose from; the others are found by their names. */
    private static final int SHOWN = 20;
    private static final int MOST_STAGES = 3;

    /**
     * The steps, in order.
     *
     * @param mine what the names of its fields begin with
     * @param refused what the names of the functions' fields begin with that are about it
     */
    private enum Step {
        what(List.of("displayName", "description", "hidden", "catalogId", "catalog."), List.of("description", "hidden", "catalogId")),
        opens(List.of("role.", "resource."), List.of("resources", "resourceRoles")),
        who(List.of("policy.", "scope", "organization.", "people", "searchOrganization"), List.of("scope", "organizations", "people")),
        decides(List.of("decides", "stage."), List.of("approval.stages")),
        asks(List.of("requestorJustificationRequired", "question."), List.of("approval.requestor", "questions")),
        howLong(List.of("expiration", "endDateTime", "duration", "requestorMayChoose", "extension."), List.of("expiration", "extension")),
        check(List.of(), List.of());

        private final List<String> mine;
        private final List<String> refused;

        Step(List<String> mine, List<String> refused) {
            this.mine = mine;
            this.refused = refused;
        }
    }

    /**
     * What was typed in a step, said in sentences.
     *
     * @param step to which "Change" leads
     * @param errors what a function says is wrong with it
     */
    public record Section(String step, String title, List<String> sentences, List<FieldError> errors) {
    }

    /**
     * A resource that the catalog does not offer yet.
     *
     * @param prefix what the names of its fields begin with
     */
    public record NewResource(String prefix, String displayName, ResourceKind kind, Form form) {

        /** What its holders may be in it; nothing as long as nobody has said what it is. */
        public List<String> roles() {
            return kind == null ? List.of() : kind.localRoles;
        }

        /** What the box of a role is called. */
        public String roleField(String role) {
            return prefix + "role." + role;
        }

        /** It is offered now: the roles that were chosen are those of a resource that is there. */
        void becomes(Form form, String id) {
            roles().stream().filter(role -> form.has(roleField(role))).forEach(role -> form.note(ROLE + id + "." + role, "on"));
            form.note(prefix + "displayName", "");
        }
    }

    private Form form() {
        return visit.form();
    }

    /** The step that is shown: the one that was asked for; after a refusal, the last one. */
    public String step() {
        return current().name();
    }

    private Step current() {
        if (form().refusal() != null) {
            return Step.check;
        }
        return form().is(GO, MORE_STAGES) ? Step.decides : Stream.of(Step.values()).filter(step -> form().is(GO, step.name())).findFirst()
                .orElse(first());
    }

    public int number() {
        return current().ordinal() - first().ordinal() + 1;
    }

    public int count() {
        return Step.values().length - first().ordinal();
    }

    private Step first() {
        return isForPackage() ? Step.who : Step.what;
    }

    /** The one after it. */
    public String next() {
        return Step.values()[Math.min(current().ordinal() + 1, Step.check.ordinal())].name();
    }

    /** The one before it; null for the first. */
    public String previous() {
        return current() == first() ? null : Step.values()[current().ordinal() - 1].name();
    }

    /** Whether it is a policy of a package that is there. */
    public boolean isForPackage() {
        return form().has(PACKAGE) || visit.parameter(PACKAGE) != null;
    }

    /** What goes along: all that was typed but for what this step's own fields say. */
    public Map<String, String> carried() {
        var carried = new LinkedHashMap<String, String>();
        if (isForPackage()) {
            carried.put(PACKAGE, packageId());
        }
        form().typed().forEach((name, value) -> {
            if (!name.equals(GO) && !name.equals(PACKAGE) && current().mine.stream().noneMatch(name::startsWith)) {
                carried.put(name, value);
            }
        });
        return carried;
    }

    /** Of the package that is there. */
    public String packageId() {
        return form().has(PACKAGE) ? form().value(PACKAGE) : visit.parameter(PACKAGE);
    }

    // What it is

    public List<CatalogView> catalogs() {
        return visit.list(FunctionTable.CATALOGS, CatalogView.class, visit.input()).items();
    }

    boolean isNewCatalog() {
        return form().is("catalogId", NEW);
    }

    ObjectNode catalogInput() {
        return visit.input().put("displayName", form().value("catalog.displayName")).put("enabled", true).put("enabledForExternalUsers", true);
    }

    ObjectNode packageInput() {
        var input = visit.input().put("displayName", form().value("displayName")).put("hidden", form().has("hidden"));
        form().text("catalogId").ifPresent(id -> input.put("catalogId", id));
        form().text("description").ifPresent(text -> input.put("description", text));
        var roles = input.putArray("resourceRoles");
        roles().forEach(role -> roles.addObject().put("resourceId", role[1]).put("role", role[2]));
        return input;
    }

    // What it opens

    /** What the catalog offers already. */
    public List<ResourceView> resources() {
        return isNewCatalog() || form().text("catalogId").isEmpty() ? List.of()
                : visit.list(FunctionTable.RESOURCES, ResourceView.class, visit.input().put("catalogId", form().value("catalogId")).put("limit", "200")).items();
    }

    /** A role of a resource as people read it. */
    public RoleName role(String resource, ResourceKind kind, String role) {
        return new RoleName(resource, null, kind, role);
    }

    /** What the box of a role is called. */
    public String roleField(String resource, String role) {
        return ROLE + resource + "." + role;
    }

    /** What is to be added to what the catalog offers. */
    public List<NewResource> newResources() {
        return numbered("resource.", prefix -> form().text(prefix + "displayName").isPresent()).stream().map(prefix -> new NewResource(prefix,
                form().value(prefix + "displayName").strip(), named(ResourceKind.values(), form().value(prefix + "kind")), form())).toList();
    }

    /** Where one more can be typed. */
    public String oneMoreResource() {
        return free("resource.", prefix -> form().text(prefix + "displayName").isPresent());
    }

    ObjectNode resourcesInput() {
        var input = visit.input().put("catalogId", form().value("catalogId"));
        var resources = input.putArray("resources");
        newResources().forEach(each -> {
            var resource = resources.addObject().put("displayName", each.displayName()).put("originId", form().value(each.prefix() + "originId").strip())
                    .put("connector", form().value(each.prefix() + "connector").strip());
            form().text(each.prefix() + "kind").ifPresent(kind -> resource.put("kind", kind));
        });
        return input;
    }

    /** The chosen roles of resources that are there: "role", the resource's id, the role. */
    private List<String[]> roles() {
        return form().fields().keySet().stream().filter(name -> name.startsWith(ROLE)).map(name -> name.split("\\.", 3)).toList();
    }

    // Who may ask

    /** Partners to choose from: those that were chosen, then those whose names begin with what was searched for. */
    public Map<String, String> organizations() {
        var shown = chosen();
        var input = visit.input().put("state", "configured").put("limit", String.valueOf(SHOWN));
        form().text("searchOrganization").ifPresent(search -> input.put("search", search));
        visit.list(FunctionTable.ORGANIZATIONS, OrganizationView.class, input).items()
                .forEach(organization -> shown.putIfAbsent("organization." + organization.id(), organization.displayName()));
        return shown;
    }

    private Map<String, String> chosen() {
        var chosen = new LinkedHashMap<String, String>();
        form().typed().forEach((name, value) -> {
            if (name.startsWith("organization.")) {
                chosen.put(name, value);
            }
        });
        return chosen;
    }

    // Who decides, and what is asked

    /** What the names of a stage's fields begin with: those that were filled in, and the first. */
    public List<String> stages() {
        var filled = numbered("stage.", this::isFilled);
        return filled.isEmpty() ? List.of("stage.0.") : filled;
    }

    /** One more; null where there are as many as can be. */
    public String oneMoreStage() {
        return numbered("stage.", this::isFilled).isEmpty() || stages().size() == MOST_STAGES || !form().is(GO, MORE_STAGES) ? null : free("stage.", this::isFilled);
    }

    private boolean isFilled(String stage) {
        return Stream.of("externalSponsors", "internalSponsors", "manager").anyMatch(kind -> form().has(stage + kind)) || form().text(stage + "people").isPresent()
                || form().text(stage + "fallback").isPresent();
    }

    /** What the names of a question's fields begin with: those that were filled in, and one more. */
    public List<String> questions() {
        var questions = new ArrayList<>(filledQuestions());
        questions.add(free("question.", this::isAsked));
        return questions;
    }

    private List<String> filledQuestions() {
        return numbered("question.", this::isAsked);
    }

    private boolean isAsked(String question) {
        return form().text(question + "en").isPresent() || form().text(question + "de").isPresent();
    }

    // Numbered fields

    private List<String> numbered(String name, Predicate<String> filled) {
        return form().fields().keySet().stream().filter(field -> field.startsWith(name)).map(field -> name + field.substring(name.length()).split("\\.")[0] + ".")
                .distinct().filter(filled).toList();
    }

    private String free(String name, Predicate<String> filled) {
        var taken = numbered(name, filled);
        return IntStream.range(0, taken.size() + 1).mapToObj(number -> name + number + ".").filter(prefix -> !taken.contains(prefix)).findFirst().orElseThrow();
    }

    private static <E extends Enum<E>> E named(E[] values, String name) {
        return Stream.of(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
    }

    // The policy

    ObjectNode policyInput() {
        var form = form();
        var input = visit.input().put(PACKAGE, packageId()).put("displayName", form.value("policy.displayName"));
        form.text("scope").ifPresent(scope -> input.put("scope", scope));
        if (form.is("scope", "specificOrganizations")) {
            var organizations = input.putArray("organizations");
            chosen().keySet().forEach(name -> organizations.add(name.substring("organization.".length())));
        }
        if (form.is("scope", "specificPeople")) {
            people(input.putArray("people"), form.lines("people"), ArrayNode::addObject);
        }
        if (form.is("decides", "somebody")) {
            var approval = input.putObject("approval").put("requestorJustificationRequired", form.has("requestorJustificationRequired"));
            var stages = approval.putArray("stages");
            stages().forEach(prefix -> stage(stages.addObject(), prefix));
        }
        var questions = input.putArray("questions");
        filledQuestions().forEach(prefix -> question(questions.addObject(), prefix));
        var expiration = input.putObject("expiration").put("requestorMayChoose", form.has("requestorMayChoose"));
        form.text("expiration").ifPresent(kind -> expiration.put("kind", kind));
        if (form.is("expiration", "onDate")) {
            form.text("endDateTime").map(Days::end).ifPresent(moment -> expiration.put("endDateTime", moment));
        }
        if (form.is("expiration", "afterDuration")) {
            form.text("duration").ifPresent(days -> expiration.put("duration", "P" + days + "D"));
        }
        input.putObject("extension").put("allowed", form.has("extension.allowed")).put("approvalRequired", form.has("extension.approvalRequired"));
        return input;
    }

    private void stage(ObjectNode stage, String prefix) {
        var primary = stage.putArray("primaryApprovers");
        Stream.of("externalSponsors", "internalSponsors", "manager").filter(kind -> form().has(prefix + kind)).forEach(kind -> primary.addObject().put("kind", kind));
        people(primary, form().lines(prefix + "people"), approvers -> approvers.addObject().putObject("person"));
        people(stage.putArray("fallbackApprovers"), form().lines(prefix + "fallback"), approvers -> approvers.addObject().putObject("person"));
        form().text(prefix + "timeout").ifPresent(days -> stage.put("timeout", "P" + days + "D"));
        stage.put("approverJustificationRequired", form().has(prefix + "justification"));
    }

    private static void people(ArrayNode list, List<String> addresses, Function<ArrayNode, ObjectNode> add) {
        addresses.forEach(address -> add.apply(list).put("email", address));
    }

    private void question(ObjectNode question, String prefix) {
        var text = question.putObject("text");
        Stream.of("en", "de").forEach(language -> form().text(prefix + language).ifPresent(said -> text.put(language, said)));
        form().text(prefix + "kind").ifPresent(kind -> question.put("kind", kind));
        if (form().is(prefix + "kind", "choice")) {
            var choices = question.putArray("choices");
            form().lines(prefix + "choices").forEach(choice -> choices.addObject().put("value", choice));
        }
        question.put("required", form().has(prefix + "required"));
    }

    /** The same as far as it can be read, to be said in sentences. */
    private PolicySettings<PersonName> settings() {
        var form = form();
        var stages = stages().stream().map(prefix -> new PolicySettings.Stage<>(
                Stream.concat(Stream.of(ApproverKind.values()).filter(kind -> form.has(prefix + kind.name())).map(kind -> new PolicySettings.Approver<PersonName>(kind, null)),
                        approvers(prefix + "people")).toList(),
                approvers(prefix + "fallback").toList(), null, null, days(form.value(prefix + "timeout")), form.has(prefix + "justification"))).toList();
        return new PolicySettings<>(named(PolicyScope.values(), form.value("scope")), null, form.lines("people").stream().map(Draft::person).toList(),
                form.is("decides", "somebody") ? new PolicySettings.Approval<>(form.has("requestorJustificationRequired"), stages) : null,
                new PolicySettings.Expiration(named(ExpirationKind.values(), form.value("expiration")),
                        form.is("expiration", "onDate") ? moment(Days.end(form.value("endDateTime"))) : null,
                        form.is("expiration", "afterDuration") ? days(form.value("duration")) : null, form.has("requestorMayChoose")),
                new PolicySettings.Extension(form.has("extension.allowed"), form.has("extension.approvalRequired")),
                filledQuestions().stream().map(this::question).toList(), null);
    }

    private PolicySettings.Question question(String prefix) {
        var text = new LinkedHashMap<String, String>();
        Stream.of("en", "de").forEach(language -> form().text(prefix + language).ifPresent(said -> text.put(language, said)));
        return new PolicySettings.Question(null, text, named(QuestionKind.values(), form().value(prefix + "kind")), List.<PolicyQuestion.Choice>of(), null,
                form().has(prefix + "required"));
    }

    private Stream<PolicySettings.Approver<PersonName>> approvers(String name) {
        return form().lines(name).stream().map(address -> new PolicySettings.Approver<>(ApproverKind.person, person(address)));
    }

    private static PersonName person(String address) {
        return new PersonName(null, address, null);
    }

    private static Duration days(String typed) {
        try {
            return Duration.ofDays(Integer.parseInt(typed.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Instant moment(String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    // The last step

    /** All of it in plain sentences. */
    public List<Section> sections() {
        var words = Wording.in(visit.frame().language(), PackageWords.class);
        var policy = new PolicySentences(settings(), List.copyOf(chosen().values()), visit.frame());
        var sections = new ArrayList<Section>();
        if (!isForPackage()) {
            sections.add(section(Step.what, words.stepWhat(), what(words)));
            sections.add(section(Step.opens, words.stepOpens(), opens(words)));
        }
        var who = new ArrayList<>(policy.who());
        who.add(words.policyCalled(form().value("policy.displayName")));
        sections.add(section(Step.who, words.stepWho(), who));
        sections.add(section(Step.decides, words.stepDecides(), policy.decides()));
        sections.add(section(Step.asks, words.stepAsks(), policy.asks()));
        sections.add(section(Step.howLong, words.stepHowLong(), policy.howLong()));
        return sections;
    }

    private Section section(Step step, String title, List<String> sentences) {
        return new Section(step.name(), title, sentences, form().refusal() == null ? List.of()
                : form().refusal().errors.stream().filter(error -> isAbout(step, error.field())).toList());
    }

    /** Both a package and a policy have a name: it is the policy's where the package is made already. */
    private boolean isAbout(Step step, String field) {
        return field.equals("displayName") ? step == (isForPackage() ? Step.who : Step.what) : step.refused.stream().anyMatch(field::startsWith);
    }

    private List<String> what(PackageWords words) {
        var sentences = new ArrayList<String>();
        sentences.add(words.isCalled(form().value("displayName")));
        form().text("description").ifPresent(sentences::add);
        sentences.add(isNewCatalog() ? words.inNewCatalog(form().value("catalog.displayName")) : catalogs().stream()
                .filter(catalog -> form().is("catalogId", catalog.id().toString())).findFirst().map(catalog -> words.inCatalog(catalog.displayName()))
                .orElseGet(words::inNoCatalog));
        sentences.add(form().has("hidden") ? words.isHidden() : words.isListed());
        return sentences;
    }

    private List<String> opens(PackageWords words) {
        var say = visit.frame().say();
        var resources = resources();
        var sentences = new ArrayList<String>();
        roles().forEach(role -> resources.stream().filter(resource -> resource.id().toString().equals(role[1]))
                .forEach(resource -> sentences.add(say.role(role(resource.displayName(), resource.kind(), role[2])))));
        newResources().forEach(resource -> resource.roles().stream().filter(role -> form().has(resource.roleField(role)))
                .forEach(role -> sentences.add(say.role(role(resource.displayName(), resource.kind(), role)))));
        return sentences.isEmpty() ? List.of(words.opensNothing()) : sentences;
    }
}
