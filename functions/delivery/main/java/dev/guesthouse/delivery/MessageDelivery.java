package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.approval.Gathering;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.letter.Letters;
import dev.guesthouse.delivery.post.Mailing;
import dev.guesthouse.delivery.post.NotSent;
import dev.guesthouse.delivery.post.Post;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageState;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Sends one claimed message: writes the letter and hands it over. */
@ApplicationScoped
class MessageDelivery implements Work {

    private static final int TRIES = 8;

    private final Gathering gathering;
    private final Letters letters;
    private final Post post;
    private final Clock clock;

    MessageDelivery(Gathering gathering, Letters letters, Post post, Clock clock) {
        this.gathering = gathering;
        this.letters = letters;
        this.post = post;
        this.clock = clock;
    }

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
    public Outcome attempt(Claim claim) {
        // The code or the link is committed before it leaves: what arrives is good already.
        var written = Retried.transaction(() -> write(claim, clock.instant()));
        if (written.mailing == null) {
            return written.without;
        }
        try {
            post.send(written.mailing);
        } catch (NotSent e) {
            // All messages leave by one mail server: that one has not left says something of the next.
            throw TargetException.away(e.getMessage());
        }
        return Outcome.sent;
    }

    /** That it has left, whoever has claimed it since. */
    @Override
    public void done(Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> Message.update(
                "state = ?1, sentAt = ?2, nextTryAt = null, claimedUntil = null, lastError = null where id = ?3 and state = ?4",
                MessageState.sent, clock.instant(), claim.id(), MessageState.pending));
    }

    private Written write(Claim claim, Instant now) {
        // One letter to somebody after the other: what else they get decides whether it goes by itself.
        Message.personOf(claim.id()).ifPresent(person -> Turn.take("letters to " + person));
        // Locked, and looked at again: it may have been erased, sent or gathered since it was claimed.
        var message = Message.<Message>findById(claim.id(), LockModeType.PESSIMISTIC_WRITE);
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
        if (!gathering.goesAlone(message, now)) {
            return new Written(Outcome.putOff, null);
        }
        return letters.write(message, now).map(letter -> new Written(null, Mailing.of(message, letter, now))).orElseGet(() -> drop(message));
    }

    private static Written drop(Message message) {
        message.end(MessageState.dropped);
        return new Written(Outcome.dropped, null);
    }
}
