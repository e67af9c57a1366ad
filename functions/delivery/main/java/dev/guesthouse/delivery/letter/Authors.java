package dev.guesthouse.delivery.letter;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Those who write letters in one language. */
record Authors(SignInLetters signIn, ApproverLetters approvers, RequestorLetters requestors) {

    static Authors in(Language language, Approvals approvals, Settings settings) {
        var words = words(language);
        var phrases = new Phrases(words, language.locale());
        return new Authors(new SignInLetters(words, phrases, settings), new ApproverLetters(approvals, words, phrases, settings),
                new RequestorLetters(words, phrases, settings));
    }

    private static Words words(Language language) {
        // The bundle's own language has no other one's qualifier.
        return language == Language.en ? MessageBundles.get(Words.class) : MessageBundles.get(Words.class, Localized.Literal.of(language.name()));
    }
}
