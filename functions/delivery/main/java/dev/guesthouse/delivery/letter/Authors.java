package dev.guesthouse.delivery.letter;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;
import dev.guesthouse.words.Wording;

/** Those who write letters in one language. */
record Authors(SignInLetters signIn, ApproverLetters approvers, RequestorLetters requestors) {

    static Authors in(Language language, Approvals approvals, Settings settings) {
        var words = Wording.in(language);
        var phrases = new Phrases(language);
        return new Authors(new SignInLetters(words, phrases, settings), new ApproverLetters(approvals, words, phrases, settings),
                new RequestorLetters(words, phrases, settings));
    }
}
