package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.message.Message;
import dev.guesthouse.settings.Settings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Draws a message up as a letter. Runs in the caller's transaction, in which codes and links are made (MSG-01). */
@ApplicationScoped
public class Letters {

    private final SignInLetters signIn;
    private final ApproverLetters approvers;
    private final RequestorLetters requestors;
    private final Words words;
    private final Settings settings;

    Letters(SignInLetters signIn, ApproverLetters approvers, RequestorLetters requestors, Words words, Settings settings) {
        this.signIn = signIn;
        this.approvers = approvers;
        this.requestors = requestors;
        this.words = words;
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "letter")
    static class Templates {
        static native TemplateInstance text(Content letter, String instance, String address);

        static native TemplateInstance html(Content letter, String instance, String address, String language);
    }

    /** The letter; empty where it is of no use any more: a code that expired, a decision that was taken. */
    public Optional<Letter> write(Message message, Instant now) {
        return content(message, now).map(content -> new Letter(Typed.subject(content.subject()),
                Templates.text(content, settings.name(), settings.address("")).render(),
                Templates.html(content, settings.name(), settings.address(""), words.language()).render()));
    }

    private Optional<Content> content(Message message, Instant now) {
        return switch (message.kind) {
            case signInCode -> signIn.code(fact(message, "code"), now);
            case invitation -> Optional.of(signIn.invitation(message.person, message.createdAt));
            case decisionAsked -> approvers.decisionAsked(fact(message, "stage"), message.person, now);
            case stageClosed -> approvers.stageClosed(fact(message, "stage"), message.person);
            case noApprover -> Optional.of(approvers.noApprover(fact(message, "request")));
            case requestDenied -> Optional.of(requestors.denied(fact(message, "request")));
            case requestTimedOut -> Optional.of(requestors.timedOut(fact(message, "request")));
            case accessGiven -> requestors.accessGiven(fact(message, "assignment"), now);
            case accessEnding -> requestors.accessEnding(fact(message, "assignment"), now);
            case accessEnded -> Optional.of(requestors.accessEnded(fact(message, "assignment")));
        };
    }

    private static UUID fact(Message message, String name) {
        return UUID.fromString(message.facts.get(name));
    }
}
