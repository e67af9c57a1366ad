package dev.guesthouse.delivery.targets.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What receivers were told and have not taken: told again it is the same message, with the same id (Standard Webhooks), and whoever has acted on
 * it knows it. What was taken and is told once more is another message: to grant again what was lost there, say. Kept in memory alone: to an
 * event of an id of its own nothing worse happens than that it is acted on twice, which changes nothing.
 */
final class UntakenEvents {

    /** Of more than so many the oldest are forgotten. */
    private static final int MOST = 10_000;

    private final Map<String, Message> messages = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
            return size() > MOST;
        }
    };

    /**
     * How an event is told.
     *
     * @param type the event's
     * @param time when it was told first
     */
    record Message(String type, String id, Instant time) {
    }

    /** The one by which an event was told before and not taken, else a new one. */
    synchronized Message of(UUID connector, WebhookEvent event, Instant now) {
        var untold = new Message(event.type(), UUID.randomUUID().toString(), now);
        // A question wants to know how it is now. Once the opposite was told, the same again is not what was told before.
        return event.isQuestion() ? untold
                : messages.merge(key(connector, event), untold, (last, next) -> last.type.equals(next.type) ? last : next);
    }

    /** Whoever was told has taken it. */
    synchronized void taken(UUID connector, WebhookEvent event) {
        messages.remove(key(connector, event));
    }

    private static String key(UUID connector, WebhookEvent event) {
        return connector + " " + event.data();
    }
}
