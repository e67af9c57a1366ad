package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;

import dev.guesthouse.approval.Gathering;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.letter.Letters;
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
import dev.guesthouse.message.MessageState;

/** Sends one claimed message: writes the letter and hands it over. */
@ApplicationScoped
class MessageDelivery implements Work {

    private static final int TRIES = 8;

    private static final Logger LOG = Logger.getLogger(MessageDelivery.class);

    private final Gathering gathering;
    private final Letters letters;
    private final Post post;
    private final Mailboxes mailboxes;
    private final Clock clock;

    MessageDelivery(Gathering gathering, Letters letters, Post post, Mailboxes mailboxes, Clock clock) {
        this.gathering = gathering;
        this.letters = letters;
        this.post = post;
        this.mailboxes = mailboxes;
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
            if (hasFailed(claim, e)) {
                LOG.warnf("%s failed for good: %s", claim, e.getMessage());
                return Outcome.failed;
            }
            // All messages leave by one mail server: that one has not left may say something of the next.
            throw e.reach == Reach.server ? TargetException.away(e.getMessage()) : TargetException.refused(e.getMessage());
        }
        return Outcome.sent;
    }

    /** Whether its mailbox refused it for good (MSG-08); after the last try a vague word is one too. */
    private boolean hasFailed(Claim claim, NotSent notSent) {
        var last = claim.tries() + 1 >= TRIES;
        return notSent.ofMailbox().map(word -> Retried.transaction(() -> mailboxes.refused(claim.id(), last ? Word.clear : word,
                notSent.getMessage(), clock.instant()))).orElse(false);
    }

    /** That it has left, whoever has claimed it since. */
    @Override
    public void done(Claim claim) {
        Retried.transaction(() -> {
            mailboxes.taken(claim.id(), clock.instant());
            return null;
        });
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
