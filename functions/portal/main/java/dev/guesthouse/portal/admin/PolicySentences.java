package dev.guesthouse.portal.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.PolicySettings;
import dev.guesthouse.policy.PolicySettings.Approver;
import dev.guesthouse.policy.PolicySettings.Stage;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.Sentences;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;

/**
 * A policy in plain sentences: who may ask, who decides, what is asked, how long it lasts.
 *
 * @param <P> how a person is named
 */
final class PolicySentences<P> {

    /** How many partners are named. */
    static final int NAMED = 10;
    private static final TypeReference<PolicySettings<PersonRef>> TYPED = new TypeReference<>() {
    };

    private final PolicySettings<P> settings;
    private final Function<P, String> named;
    private final List<String> organizations;
    private final Instant now;
    private final Sentences say;
    private final PackageWords words;
    private final Words common;

    private PolicySentences(PolicySettings<P> settings, Function<P, String> named, List<String> organizations, Frame frame) {
        this.settings = settings;
        this.named = named;
        this.organizations = organizations;
        now = frame.at();
        say = frame.say();
        words = Wording.in(frame.language(), PackageWords.class);
        common = Wording.in(frame.language());
    }

    /** Of a policy that is there. @param organizations the names of the first of those that it is for, of one more than are said */
    static PolicySentences<PersonName> of(PolicySettings<PersonName> settings, List<String> organizations, Frame frame) {
        return new PolicySentences<>(settings, frame.say()::name, organizations, frame);
    }

    /** Of one that is being typed, as far as it can be read. */
    static PolicySentences<PersonRef> of(PolicyForm typed) {
        return new PolicySentences<>(typed.visit().readable(PolicyInput.settings(typed), TYPED), PersonRef::email, List.copyOf(typed.chosen().values()), typed.visit().frame());
    }

    /** All of them: texts, and HTML where a moment stands in one. */
    List<Object> all() {
        var all = new ArrayList<Object>(who());
        all.addAll(decides());
        all.addAll(asks());
        all.addAll(howLong());
        return all;
    }

    List<String> who() {
        return List.of(settings.scope() == null ? words.whoNotSaid() : switch (settings.scope()) {
            case specificOrganizations -> words.whoOrganizations(organizations.size() <= NAMED ? String.join(", ", organizations)
                    : words.andOthers(String.join(", ", organizations.subList(0, NAMED)), countOrganizations() - NAMED));
            case allConfiguredOrganizations -> words.whoAllPartners();
            case anyExternalUser -> words.whoAnybody();
            case specificPeople -> words.whoPeople(settings.people() == null ? "" : settings.people().stream().map(named).collect(Collectors.joining(", ")));
            case allMembers -> words.whoMembers();
            case nobody -> words.whoNobody();
        });
    }

    /** Those of a policy that is there are not all named. */
    private int countOrganizations() {
        return settings.organizations() == null ? organizations.size() : Math.max(organizations.size(), settings.organizations().size());
    }

    List<String> decides() {
        if (settings.approval() == null || settings.approval().stages().isEmpty()) {
            return List.of(words.nobodyDecidesSentence());
        }
        var sentences = new ArrayList<String>();
        for (var stage : settings.approval().stages()) {
            sentences.add(decides(sentences.size() + 1, stage));
        }
        return sentences;
    }

    private String decides(int number, Stage<P> stage) {
        var sentence = new StringBuilder(stage.timeout() == null ? words.stageDecides(number, names(stage.primaryApprovers()))
                : words.stageDecidesWithin(number, names(stage.primaryApprovers()), say.duration(stage.timeout())));
        if (!stage.fallbackApprovers().isEmpty()) {
            sentence.append(' ').append(words.stageFallback(names(stage.fallbackApprovers())));
        }
        if (!stage.alternateApprovers().isEmpty() && stage.alternateAfter() != null) {
            sentence.append(' ').append(words.stageAlternates(say.duration(stage.alternateAfter()), names(stage.alternateApprovers())));
        }
        if (Boolean.FALSE.equals(stage.approverJustificationRequired())) {
            sentence.append(' ').append(words.stageUnexplained());
        }
        return sentence.toString();
    }

    private String names(List<Approver<P>> approvers) {
        return approvers.isEmpty() ? common.nobody() : approvers.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(Approver<P> approver) {
        return approver.person() != null ? named.apply(approver.person()) : name(approver.kind(), words);
    }

    /** Approvers who are found, not named. */
    static String name(ApproverKind found, PackageWords words) {
        return switch (found) {
            case externalSponsors -> words.partnersSponsors();
            case internalSponsors -> words.ourSponsors();
            default -> words.theirManager();
        };
    }

    List<String> asks() {
        var sentences = new ArrayList<String>();
        if (settings.approval() != null && Boolean.TRUE.equals(settings.approval().requestorJustificationRequired())) {
            sentences.add(words.asksWhy());
        }
        if (settings.questions() != null) {
            settings.questions().forEach(question -> sentences.add(Boolean.TRUE.equals(question.required()) ? words.asksQuestion(say.in(question.text()))
                    : words.asksQuestionIfTheyLike(say.in(question.text()))));
        }
        return sentences.isEmpty() ? List.of(words.asksNothing()) : sentences;
    }

    /** Texts, and HTML where a moment stands in one. */
    List<Object> howLong() {
        var sentences = new ArrayList<Object>();
        var expiration = settings.expiration();
        if (expiration == null || expiration.kind() == null || expiration.kind() != ExpirationKind.never && expiration.endDateTime() == null
                && expiration.duration() == null) {
            sentences.add(words.howLongNotSaid());
        } else if (expiration.kind() == ExpirationKind.never) {
            sentences.add(words.howLongNever());
        } else {
            sentences.add(expiration.kind() == ExpirationKind.onDate ? say.untilDate(expiration.endDateTime())
                    : say.with(now.plus(expiration.duration()), end -> words.howLongFor(say.duration(expiration.duration()), end)));
        }
        if (expiration != null && Boolean.TRUE.equals(expiration.requestorMayChoose())) {
            sentences.add(words.howLongLess());
        }
        if (settings.extension() != null && Boolean.TRUE.equals(settings.extension().allowed())) {
            sentences.add(Boolean.TRUE.equals(settings.extension().approvalRequired()) ? words.moreTimeDecided() : words.moreTimeAtOnce());
        } else {
            sentences.add(words.moreTimeNever());
        }
        if (Boolean.FALSE.equals(settings.notifyRequestor())) {
            sentences.add(words.withoutNotices());
        }
        return sentences;
    }
}
