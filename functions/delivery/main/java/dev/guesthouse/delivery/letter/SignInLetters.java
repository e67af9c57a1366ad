package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import dev.guesthouse.delivery.letter.Content.Fact;
import dev.guesthouse.delivery.letter.Content.Link;
import dev.guesthouse.person.Person;
import dev.guesthouse.session.CodePass;
import dev.guesthouse.session.SignInCode;
import dev.guesthouse.settings.Settings;
import dev.guesthouse.words.Words;

/** Letters that bring somebody in (IDY-01). */
class SignInLetters {

    private final Words words;
    private final Phrases phrases;
    private final Settings settings;

    SignInLetters(Words words, Phrases phrases, Settings settings) {
        this.words = words;
        this.phrases = phrases;
        this.settings = settings;
    }

    /** Makes the code, in the place of one that was made for an earlier try; empty once it cannot be redeemed. */
    Optional<Content> code(UUID id, Instant now) {
        var code = SignInCode.<SignInCode>findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (code.redeemedAt != null || !now.isBefore(code.expiresAt)) {
            return Optional.empty();
        }
        var time = phrases.time(code.expiresAt);
        var notes = new ArrayList<>(List.of(words.codeLasts(time), words.codeIsYours()));
        if (code.bringsPass) {
            notes.add(words.codePass(CodePass.inLetter(code.email, now)));
        }
        return Optional.of(new Content(words.codeSubject(settings.name(), time), words.codeSentence(settings.name()), code.makeCode(),
                List.of(), null, notes,
                words.codeWhy(settings.name()), words.whom(settings.name())));
    }

    Content invitation(Person guest, Instant invitedAt) {
        return new Content(words.invitationSubject(settings.name(), phrases.day(invitedAt)), words.invitationSentence(settings.name()), null,
                List.of(new Fact(words.yourAddress(), Typed.address(guest.email))),
                new Link(words.signIn(), settings.address("/my")), List.of(words.noPassword()),
                words.invitationWhy(settings.name()), words.whom(settings.name()));
    }
}
