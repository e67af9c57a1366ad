package dev.guesthouse.delivery.targets.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Membership;

/**
 * What a receiver is told (CloudEvents 1.0), or asked.
 *
 * @param type says what happens or is asked, and so what the data are
 * @param subject the account that it is about; null where it is about none
 */
record WebhookEvent(String type, String subject, ObjectNode data) {

    private static final String TYPES = "dev.guesthouse.";
    private static final String ASK = "ask";

    static WebhookEvent wanted(Holder holder) {
        return new WebhookEvent(TYPES + "account.wanted", holder.id().toString(), object().put("person", holder.id().toString()).put("email", holder.email())
                .put("displayName", holder.displayName()));
    }

    static WebhookEvent granted(Membership membership) {
        return of("grant", membership);
    }

    static WebhookEvent revoked(Membership membership) {
        return of("revoke", membership);
    }

    /** Asks whether it is held; a receiver that cannot say answers without {@code held}. */
    static WebhookEvent asked(Membership membership) {
        return of(ASK, membership);
    }

    boolean isQuestion() {
        return type.equals(TYPES + ASK);
    }

    private static WebhookEvent of(String what, Membership membership) {
        return new WebhookEvent(TYPES + what, membership.account(),
                object().put("account", membership.account()).put("resource", membership.originId()).put("role", membership.role()));
    }

    /** @param what {@code blocked}, {@code unblocked} or {@code deleted} */
    static WebhookEvent account(String what, String account) {
        return new WebhookEvent(TYPES + "account." + what, account, object().put("account", account));
    }

    /** Changes nothing and says nothing. */
    static WebhookEvent trial() {
        return new WebhookEvent(TYPES + "trial", null, object());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** In the structured mode. */
    String json(String id, String source, String time) {
        var event = object().put("specversion", "1.0").put("id", id).put("source", source).put("type", type).put("time", time)
                .put("datacontenttype", "application/json");
        if (subject != null) {
            event.put("subject", subject);
        }
        event.set("data", data);
        return event.toString();
    }
}
