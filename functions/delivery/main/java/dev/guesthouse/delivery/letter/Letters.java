package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.approval.Approvals;
import dev.guesthouse.message.Message;
import dev.guesthouse.person.Person;
import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Draws a message up as a letter, in the reader's language (MSG-03). Runs in the caller's transaction, in which codes and links are made (MSG-01). */
@ApplicationScoped
public class Letters {

    private final Settings settings;
    private final Map<Language, Authors> authors = new EnumMap<>(Language.class);

    Letters(Approvals approvals, Settings settings) {
        this.settings = settings;
        for (var language : Language.values()) {
            authors.put(language, Authors.in(language, approvals, settings));
        }
    }

    @CheckedTemplate(basePath = "letter")
    static class Templates {
        static native TemplateInstance text(Content letter, String instance, String address);

        static native TemplateInstance html(Content letter, String instance, String address, String language);
    }

    /** Reads what messages are about, of which letters are to be written in the same transaction. */
    public Sources read(Collection<Message> messages) {
        return new Sources(messages);
    }

    /**
     * The letter; empty where it is of no use any more: a code that expired, a decision that was taken.
     *
     * @param sources what it is about
     */
    public Optional<Letter> write(Message message, Sources sources, Instant now) {
        var language = language(message);
        return content(authors.get(language), message, sources, now).map(content -> new Letter(Typed.subject(content.subject()),
                Templates.text(content, settings.name(), settings.address("")).render(),
                Templates.html(content, settings.name(), settings.address(""), language.name()).render()));
    }

    private Optional<Content> content(Authors by, Message message, Sources from, Instant now) {
        return switch (message.kind) {
            case signInCode -> by.signIn().code(fact(message, "code"), now);
            case invitation -> Optional.of(by.signIn().invitation(message.person, message.createdAt));
            case decisionAsked -> by.approvers().decisionAsked(fact(message, "stage"), message.person, from, now);
            case decisionsAsked -> by.approvers().decisionsAsked(stages(message), message.person, from, now);
            case stageClosed -> by.approvers().stageClosed(fact(message, "stage"), message.person, from);
            case stagesClosed -> by.approvers().stagesClosed(stages(message), message.person, from);
            case noApprover -> Optional.of(by.approvers().noApprover(fact(message, "request"), from));
            case approversUnreachable -> by.approvers().approversUnreachable(fact(message, "stage"), from);
            case requestDenied -> Optional.of(by.requestors().denied(fact(message, "request"), now));
            case requestTimedOut -> Optional.of(by.requestors().timedOut(fact(message, "request"), now));
            case requestEnded -> Optional.of(by.requestors().requestEnded(fact(message, "request"), now));
            case accessScheduled -> by.requestors().accessScheduled(fact(message, "request"));
            case accessGiven -> by.requestors().accessGiven(fact(message, "assignment"), from, now);
            case accessExtended -> by.requestors().accessExtended(fact(message, "request"), now);
            case endMoved -> by.requestors().endMoved(fact(message, "request"), moment(message, "before"), now);
            case accessEnding -> by.requestors().accessEnding(fact(message, "assignment"), from, now);
            case accessEnded -> Optional.of(by.requestors().accessEnded(fact(message, "assignment")));
        };
    }

    /** The reader's, else the one that they asked in (MSG-03); a code goes to an address of which only the mailbox learns that somebody is known by it. */
    private Language language(Message message) {
        var reader = message.person != null ? Optional.of(message.person) : Person.byEmail(EmailAddress.kept(message.recipient));
        return reader.map(person -> person.language).or(() -> Optional.ofNullable(message.facts.get("language")).map(Language::valueOf))
                .orElse(settings.language());
    }

    /** Null where it is not there. */
    private static Instant moment(Message message, String name) {
        return Optional.ofNullable(message.facts.get(name)).map(Instant::parse).orElse(null);
    }

    private static List<UUID> stages(Message message) {
        return Arrays.stream(message.facts.get("stages").split(",")).map(UUID::fromString).toList();
    }

    private static UUID fact(Message message, String name) {
        return UUID.fromString(message.facts.get(name));
    }
}
