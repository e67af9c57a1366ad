package dev.guesthouse.process;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.guesthouse.test.Mail;

/** Messages as mailboxes got them: each by its id, which its Message-ID holds, and with its recipient (MSG-01). */
final class Arrivals implements Consumer<Mail> {

    private final Map<String, String> recipients = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void accept(Mail mail) {
        count.incrementAndGet();
        recipients.merge(mail.messageId().replaceAll("[<>]|@.*", ""), mail.recipient(), (one, other) -> one.equals(other) ? one : one + " and " + other);
    }

    /** Who got which message. */
    Map<String, String> messages() {
        return new TreeMap<>(recipients);
    }

    /** How many came that had come before. */
    int repeats() {
        return count.get() - recipients.size();
    }
}
