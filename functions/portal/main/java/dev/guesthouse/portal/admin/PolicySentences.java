package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.PolicySettings;
import dev.guesthouse.policy.PolicySettings.Approver;
import dev.guesthouse.policy.PolicySettings.Stage;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.Sentences;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;

/** A policy in plain sentences: who may ask, who decides, what is asked, how long it lasts. */
final class PolicySentences {

    private final PolicySettings<PersonName> settings;
    private final List<String> organizations;
    private final Sentences say;
    private final PackageWords words;
    private final Words common;

    /** @param organizations the names of those that the policy is for */
    PolicySentences(PolicySettings<PersonName> settings, List<String> organizations, Frame frame) {
        this.settings = settings;
        this.organizations = organizations;
        say = frame.say();
        words = Wording.in(frame.language(), PackageWords.class);
        common = Wording.in(frame.language());
    }

    List<String> all() {
        var all = new ArrayList<>(who());
        all.addAll(decides());
        all.addAll(asks());
        all.addAll(howLong());
        return all;
    }

    List<String> who() {
        return List.of(settings.scope() == null ? words.whoNotSaid() : switch (settings.scope()) {
            case specificOrganizations -> words.whoOrganizations(String.join(", ", organizations));
            case allConfiguredOrganizations -> words.whoAllPartners();
            case anyExternalUser -> words.whoAnybody();
            case specificPeople -> words.whoPeople(settings.people() == null ? "" : settings.people().stream().map(say::name).collect(Collectors.joining(", ")));
            case allMembers -> words.whoMembers();
            case nobody -> words.whoNobody();
        });
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

    private String decides(int number, Stage<PersonName> stage) {
        var sentence = stage.timeout() == null ? words.stageDecides(number, names(stage.primaryApprovers()))
                : words.stageDecidesWithin(number, names(stage.primaryApprovers()), say.duration(stage.timeout()));
        return stage.fallbackApprovers() == null || stage.fallbackApprovers().isEmpty() ? sentence
                : sentence + " " + words.stageFallback(names(stage.fallbackApprovers()));
    }

    private String names(List<Approver<PersonName>> approvers) {
        return approvers.isEmpty() ? common.nobody() : approvers.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(Approver<PersonName> approver) {
        return approver.person() != null ? say.name(approver.person()) : switch (approver.kind()) {
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

    List<String> howLong() {
        var sentences = new ArrayList<String>();
        var expiration = settings.expiration();
        if (expiration == null || expiration.kind() == null || expiration.kind() != ExpirationKind.never && expiration.endDateTime() == null
                && expiration.duration() == null) {
            sentences.add(words.howLongNotSaid());
        } else if (expiration.kind() == ExpirationKind.never) {
            sentences.add(words.howLongNever());
        } else {
            sentences.add(expiration.kind() == ExpirationKind.onDate ? common.untilDate(say.moment(expiration.endDateTime()))
                    : words.howLongFor(say.duration(expiration.duration())));
        }
        if (expiration != null && Boolean.TRUE.equals(expiration.requestorMayChoose())) {
            sentences.add(words.howLongLess());
        }
        if (settings.extension() != null && Boolean.TRUE.equals(settings.extension().allowed())) {
            sentences.add(Boolean.TRUE.equals(settings.extension().approvalRequired()) ? words.moreTimeDecided() : words.moreTimeAtOnce());
        } else {
            sentences.add(words.moreTimeNever());
        }
        return sentences;
    }
}
