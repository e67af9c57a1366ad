package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.CodesByLink;
import dev.guesthouse.approval.Gathering;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.letter.Letters;
import dev.guesthouse.delivery.letter.Sources;
import dev.guesthouse.delivery.post.Mailing;
import dev.guesthouse.delivery.post.NotSent;
import dev.guesthouse.delivery.post.NotSent.Reach;
import dev.guesthouse.delivery.post.Post;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.message.Mailboxes;
import dev.guesthouse.message.Mailboxes.Word;
import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.MessageState;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Sends claimed messages: writes the letters of a batch at once, and hands over one after the other. */
@ApplicationScoped
class MessageDelivery implements Work {

    private static final int TRIES = 8;
    /** A letter that was written longer ago is written anew before it leaves. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private final Gathering gathering;
    private final CodesByLink codesByLink;
    private final Letters letters;
    private final Post post;
    private final Mailboxes mailboxes;
    private final Clock clock;

    MessageDelivery(Gathering gathering, CodesByLink codesByLink, Letters letters, Post post, Mailboxes mailboxes, Clock clock) {
        this.gathering = gathering;
        this.codesByLink = codesByLink;
        this.letters = letters;
        this.post = post;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /** @param without what it comes to where there is nothing to send */
    private record Written(Outcome without, Mailing mailing) {
    }

    @Override
    public Queue queue() {
        return Queue.messages;
    }

    @Override
    public int tries(Claim claim) {
        return TRIES;
    }

    @Override
    public Tries begin(List<Claim> batch) {
        // The codes and the links are committed before they leave: what arrives is good already.
        var written = Retried.transaction(() -> write(batch, clock.instant()));
        var until = System.nanoTime() + GOOD_FOR.toNanos();
        return claim -> {
            var letter = written.get(claim.id());
            // What else somebody is sent decides what comes of some: so their turn comes when that has left. And while others were sent, what
            // a letter says may have come to nothing, or whoever was to get it be gone.
            if (letter == null || letter.mailing != null && !claim.equals(batch.get(0)) && !(System.nanoTime() < until && isToBeSent(claim))) {
                letter = Retried.transaction(() -> write(List.of(claim), clock.instant())).get(claim.id());
            }
            // None is left of a message that was deleted meanwhile.
            return letter == null ? Outcome.dropped : letter.mailing == null ? letter.without : send(letter.mailing);
        };
    }

    private static boolean isToBeSent(Claim claim) {
        return QuarkusTransaction.requiringNew().call(() -> Message.isToBeSent(claim.id()));
    }

    private Outcome send(Mailing mailing) {
        try {
            post.send(mailing);
            return Outcome.sent;
        } catch (NotSent e) {
            // All messages leave by one mail server: that one has not left may say something of the next.
            var failure = e.reach == Reach.server ? TargetException.away(e.getMessage()) : TargetException.refused(e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /** Whether its mailbox refused it for good (MSG-08); after the last try a vague word is one too. */
    @Override
    public boolean hasFailedForGood(Claim claim, TargetException failure) {
        var last = claim.tries() + 1 >= TRIES;
        return failure.getCause() instanceof NotSent notSent && notSent.ofMailbox().map(word -> Retried.transaction(() -> mailboxes.refused(claim.id(),
                last ? Word.clear : word, failure.getMessage(), clock.instant()))).orElse(false);
    }

    /** That they have left, whoever has claimed them since. */
    @Override
    public void done(List<Claim> done) {
        Retried.transaction(() -> {
            mailboxes.taken(done.stream().map(Claim::id).toList(), clock.instant());
            return null;
        });
    }

    /** Writes letters, by the message's id: of what may be gathered the first to each person alone. */
    private Map<UUID, Written> write(List<Claim> batch, Instant now) {
        var ids = batch.stream().map(Claim::id).toList();
        var mayBeGathered = batch.stream().map(claim -> MessageKind.valueOf(claim.wanted())).anyMatch(Gathering::isGathered) ? gathering.among(ids)
                : Map.<UUID, UUID>of();
        // One such letter to somebody after the other: what else they get decides whether it goes by itself.
        var first = new LinkedHashMap<UUID, UUID>();
        mayBeGathered.forEach((message, person) -> first.putIfAbsent(person, message));
        if (!first.isEmpty()) {
            Turn.take(first.keySet().stream().sorted().map(person -> "letters to " + person).toList());
        }
        // Locked, and looked at again: they may have been erased, sent or gathered since they were claimed.
        var written = new LinkedHashMap<UUID, Written>();
        var messages = Message.locked(ids.stream().filter(id -> !mayBeGathered.containsKey(id) || first.containsValue(id)).toList());
        var sources = letters.read(messages);
        messages.forEach(message -> written.put(message.id, write(message, sources, now)));
        return written;
    }

    private Written write(Message message, Sources sources, Instant now) {
        if (message.state != MessageState.pending) {
            return new Written(message.state == MessageState.gathered ? Outcome.putOff : Outcome.dropped, null);
        }
        if (message.person != null) {
            if (!message.person.isInGoodStanding()) {
                return drop(message);
            }
            // Wherever they are now: an address may have passed to somebody else since it was written.
            message.recipient = message.person.email;
        }
        if (message.recipient == null) {
            var found = codesByLink.address(UUID.fromString(message.facts.get("code")), now);
            if (found.isEmpty()) {
                return drop(message);
            }
            message.recipient = found.get();
        }
        if (!gathering.goesAlone(message, now)) {
            return new Written(Outcome.putOff, null);
        }
        return letters.write(message, sources, now).map(letter -> new Written(null, Mailing.of(message, letter, now))).orElseGet(() -> drop(message));
    }

    private static Written drop(Message message) {
        message.end(MessageState.dropped);
        return new Written(Outcome.dropped, null);
    }
}
