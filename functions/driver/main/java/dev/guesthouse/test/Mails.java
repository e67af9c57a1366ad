package dev.guesthouse.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.awaitility.Awaitility;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.util.GreenMail;

import dev.guesthouse.testing.LyingSmtp;
import jakarta.mail.MessagingException;

/** The messages that the product has sent, read from the SMTP server. */
public final class Mails {

    private final GreenMail smtp;
    /** What stands before it; null where nothing does. */
    private final LyingSmtp before;
    private final MessageDeliveryHandler takes;

    public Mails(GreenMail smtp) {
        this(smtp, null);
    }

    Mails(GreenMail smtp, LyingSmtp before) {
        this.smtp = smtp;
        this.before = before;
        this.takes = smtp.getUserManager().getMessageDeliveryHandler();
    }

    /** Everything that was sent so far. */
    public List<Mail> all() {
        return Arrays.stream(smtp.getReceivedMessages()).map(Mail::of).toList();
    }

    /** All that an address has got so far, the first first. */
    public List<Mail> allTo(String address) {
        return Arrays.stream(smtp.getReceivedMessages()).filter(message -> Mail.recipient(message).equals(address)).map(Mail::of).toList();
    }

    /** The newest message to an address about something; waits for it. */
    public Mail to(String address, String... words) {
        return await(address, 1, words).get(0);
    }

    /** At least so many messages to an address about something, the newest first; waits for them. */
    public List<Mail> await(String address, int count, String... words) {
        return Awaitility.await("mail to " + address + " that says " + Arrays.toString(words)).atMost(Patience.LONGEST).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5)).until(() -> newestFirst(address, words), found -> found.size() >= count);
    }

    /** The newest code that an address has got since it had so many messages; waits for it, whatever else comes between. */
    String awaitCode(String address, int before) {
        return Awaitility.await("a code to " + address).atMost(Patience.LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(
                () -> allTo(address).stream().skip(before).filter(Mail::hasCode).reduce((one, later) -> later), Optional::isPresent).get().code();
    }

    /** Those to an address about something, the newest first; does not wait. */
    public List<Mail> newestFirst(String address, String... words) {
        var found = new ArrayList<>(allTo(address).stream().filter(mail -> mail.says(words)).toList());
        Collections.reverse(found);
        return found;
    }

    /** From now on the SMTP server refuses what it is sent. */
    public void refuse() {
        smtp.getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new MessagingException("a test refuses it");
        });
    }

    /** From now on the SMTP server takes what it is sent, and the product does not hear of it. */
    public void loseAnswers() {
        smtp.getUserManager().setMessageDeliveryHandler((message, address) -> {
            takes.handle(message, address).deliver(message);
            throw new MessagingException("a test loses the answer");
        });
    }

    /** From now on the SMTP server answers so to commands that begin so. */
    public void answer(String command, String reply) {
        before.answer(command, reply);
    }

    /** From now on the SMTP server answers so to a recipient. */
    public void refuse(String address, String reply) {
        answer("RCPT TO:<" + address + ">", reply);
    }

    /** The SMTP server works again. */
    public void take() {
        if (before != null) {
            before.honest();
        }
        smtp.getUserManager().setMessageDeliveryHandler(takes);
    }

    /** From now on everything that arrives is shown to somebody, before the product hears that it was taken. */
    public void show(Consumer<Mail> somebody) {
        smtp.getUserManager().setMessageDeliveryHandler((message, address) -> {
            somebody.accept(Mail.of(message.getMessage()));
            return takes.handle(message, address);
        });
    }

    /** Throws away what has arrived. */
    public void empty() {
        try {
            smtp.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    void purge() {
        take();
        empty();
    }
}
