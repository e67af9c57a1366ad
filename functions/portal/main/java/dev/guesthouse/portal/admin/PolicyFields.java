package dev.guesthouse.portal.admin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.packages.PolicyView;
import dev.guesthouse.policy.PolicySettings.Approver;
import dev.guesthouse.policy.PolicySettings.Question;
import dev.guesthouse.policy.PolicySettings.Stage;
import dev.guesthouse.portal.page.Form;

/** Terms that are there, typed into the fields of {@link PolicyForm}: read from them, they say the same again. */
final class PolicyFields {

    private static final String ON = "on";

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private PolicyFields() {
    }

    /** @param organizations the names of those that they are for */
    static Form of(PolicyView policy, Map<UUID, String> organizations) {
        var typed = new PolicyFields();
        typed.terms(policy, organizations);
        return new Form(typed.fields, null);
    }

    private void terms(PolicyView policy, Map<UUID, String> organizations) {
        var settings = policy.settings();
        put("policy.displayName", policy.displayName());
        put("policy.description", policy.description());
        tick("policy.disabled", !policy.enabled());
        put("scope", settings.scope().name());
        organizations.forEach((id, name) -> put(PolicyForm.ORGANIZATION + id, name));
        put("people", settings.people().stream().map(PersonName::email).collect(Collectors.joining("\n")));
        put("decides", settings.approval() == null ? "nobody" : "somebody");
        if (settings.approval() != null) {
            tick("requestorJustificationRequired", settings.approval().requestorJustificationRequired());
            numbered(PolicyForm.STAGE, settings.approval().stages(), this::stage);
        }
        numbered(PolicyForm.QUESTION, settings.questions(), this::question);
        put("expiration", settings.expiration().kind().name());
        put("endDateTime", settings.expiration().endDateTime() == null ? null : lastDay(settings.expiration().endDateTime()));
        put("duration", settings.expiration().duration() == null ? null : Spans.typed(settings.expiration().duration()));
        tick("requestorMayChoose", settings.expiration().requestorMayChoose());
        tick("extension.allowed", settings.extension().allowed());
        tick("extension.approvalRequired", settings.extension().approvalRequired());
        tick("withoutNotices", !settings.notifyRequestor());
    }

    private static <T> void numbered(String name, List<T> all, BiConsumer<String, T> put) {
        for (int i = 0; i < all.size(); i++) {
            put.accept(name + i + ".", all.get(i));
        }
    }

    private void stage(String prefix, Stage<PersonName> stage) {
        approvers(prefix + "primaryApprovers.", stage.primaryApprovers());
        approvers(prefix + "fallbackApprovers.", stage.fallbackApprovers());
        approvers(prefix + "alternateApprovers.", stage.alternateApprovers());
        put(prefix + "alternateAfter", stage.alternateAfter() == null ? null : Spans.typed(stage.alternateAfter()));
        put(prefix + "timeout", Spans.typed(stage.timeout()));
        tick(prefix + "unexplained", !stage.approverJustificationRequired());
    }

    private void approvers(String prefix, List<Approver<PersonName>> approvers) {
        approvers.forEach(approver -> tick(prefix + approver.kind(), approver.person() == null));
        put(prefix + "people", approvers.stream().filter(approver -> approver.person() != null).map(approver -> approver.person().email())
                .collect(Collectors.joining("\n")));
    }

    private void question(String prefix, Question question) {
        put(prefix + "id", question.id().toString());
        question.text().forEach((tag, text) -> put(prefix + "text." + tag, text));
        put(prefix + "kind", question.kind().name());
        put(prefix + "choices", question.choices() == null ? null : Choices.typed(question.choices()));
        put(prefix + "pattern", question.pattern());
        tick(prefix + "required", question.required());
    }

    /** The last day that an end leaves whole; an end in the middle of a day as it is. */
    private static String lastDay(Instant end) {
        return end.equals(end.truncatedTo(ChronoUnit.DAYS)) ? end.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1).toString() : end.toString();
    }

    private void put(String name, String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, List.of(value));
        }
    }

    private void tick(String name, boolean on) {
        if (on) {
            put(name, ON);
        }
    }
}
