package dev.guesthouse.delivery.targets.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.delivery.outbound.Authorized;
import dev.guesthouse.delivery.outbound.Call;
import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.settings.Settings;

/**
 * A receiver of signed events (CON-02): CloudEvents 1.0 in JSON, signed as Standard Webhooks has it. Any answer of 2xx means that it is done;
 * one in JSON may say the {@code account} that was found or made, and whether a membership is {@code held}.
 */
@ApplicationScoped
public class WebhookTarget implements TargetSystem {

    private static final int LONGEST_ACCOUNT = 400;

    private final Authorized authorized;
    private final Settings settings;
    private final Clock clock;
    private final UntakenEvents untaken = new UntakenEvents();

    WebhookTarget(Authorized authorized, Settings settings, Clock clock) {
        this.authorized = authorized;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ConnectorKind kind() {
        return ConnectorKind.webhook;
    }

    @Override
    public KnownAccount createAccount(Connector connector, Holder holder) {
        var account = send(connector, WebhookEvent.wanted(holder)).path("account").asText("");
        return new KnownAccount(account.isBlank() || account.length() > LONGEST_ACCOUNT ? holder.id().toString() : account, true);
    }

    @Override
    public void grant(Connector connector, Membership membership) {
        send(connector, WebhookEvent.granted(membership));
    }

    @Override
    public void revoke(Connector connector, Membership membership) {
        send(connector, WebhookEvent.revoked(membership));
    }

    @Override
    public Optional<Boolean> holds(Connector connector, Membership membership) {
        var held = send(connector, WebhookEvent.asked(membership)).path("held");
        return held.isBoolean() ? Optional.of(held.asBoolean()) : Optional.empty();
    }

    /** None: what there is to give is known by its receiver alone, and is typed here. */
    @Override
    public List<TargetResource> resources(Connector connector, String search, int limit) {
        return List.of();
    }

    @Override
    public List<Finding> test(Connector connector) {
        try {
            send(connector, WebhookEvent.trial());
            return List.of(new Finding(true, "It takes signed events."));
        } catch (TargetException e) {
            return List.of(new Finding(false, e.getMessage()));
        }
    }

    @Override
    public void block(Connector connector, String account) {
        send(connector, WebhookEvent.account("blocked", account));
    }

    @Override
    public void unblock(Connector connector, String account) {
        send(connector, WebhookEvent.account("unblocked", account));
    }

    @Override
    public void delete(Connector connector, String account) {
        send(connector, WebhookEvent.account("deleted", account));
    }

    private JsonNode send(Connector connector, WebhookEvent event) {
        var now = clock.instant();
        var message = untaken.of(connector.id, event, now);
        var body = event.json(message.id(), settings.url().toString(), message.time().toString());
        var signature = new WebhookSignature(authorized.credentials(connector).secret()).of(message.id(), now.getEpochSecond(), body);
        var answer = authorized.send(connector, Call.of("POST", Authorized.address(connector)).content("application/cloudevents+json", body)
                .with("webhook-id", message.id()).with("webhook-timestamp", String.valueOf(now.getEpochSecond())).with("webhook-signature", signature));
        if (!answer.isGood()) {
            throw TargetException.refused("The target system refused to take an event (status %d).".formatted(answer.status()));
        }
        untaken.taken(connector.id, event);
        return answer.jsonIfAny();
    }
}
