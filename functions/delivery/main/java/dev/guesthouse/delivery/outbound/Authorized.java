package dev.guesthouse.delivery.outbound;

import java.net.URI;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorSecrets;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Tokens.Client;
import dev.guesthouse.delivery.targets.TargetException;

/** Calls with a connector's credentials: its token, or one by OAuth client credentials. */
@ApplicationScoped
public class Authorized {

    private static final int UNAUTHORIZED = 401;

    private final Outbound outbound;
    private final Tokens tokens;
    private final Pace pace = new Pace();
    private final Function<Connector, Credentials> secrets;

    @Inject
    Authorized(Outbound outbound, Tokens tokens, ConnectorSecrets secrets) {
        this(outbound, tokens, secrets::open);
    }

    Authorized(Outbound outbound, Tokens tokens, Function<Connector, Credentials> secrets) {
        this.outbound = outbound;
        this.tokens = tokens;
        this.secrets = secrets;
    }

    /** As {@link Outbound#send}. */
    public Answer send(Connector connector, Call call) {
        return send(connector, null, call);
    }

    /**
     * The same, for a token of a scope.
     *
     * @param scope null for none
     */
    public Answer send(Connector connector, String scope, Call call) {
        var credentials = credentials(connector);
        if (credentials.token() != null) {
            return ask(connector, bearing(credentials.token(), call));
        }
        if (credentials.clientId() == null) {
            return ask(connector, call);
        }
        var client = new Client(address(credentials.tokenAddress(), "token address"), credentials.clientId(), credentials.clientSecret(), scope);
        var token = tokens.of(client);
        var answer = ask(connector, bearing(token, call));
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        // It may have ended before its time: a server that was started anew knows none of those that it gave.
        tokens.forget(client, token);
        return ask(connector, bearing(tokens.of(client), call));
    }

    private Answer ask(Connector connector, Call call) {
        pace.await(connector);
        return outbound.send(call);
    }

    /** What a connector proves with who we are. @throws TargetException refused, where that cannot be read */
    public Credentials credentials(Connector connector) {
        try {
            return secrets.apply(connector);
        } catch (IllegalStateException e) {
            throw TargetException.refused(e.getMessage());
        }
    }

    /** Where a connector's calls begin. @throws TargetException refused, where that is no address */
    public static URI address(Connector connector) {
        return address(connector.address, "address");
    }

    private static URI address(String written, String what) {
        try {
            return URI.create(written);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw TargetException.refused("The connector's %s is none.".formatted(what));
        }
    }

    private static Call bearing(String token, Call call) {
        return call.with("Authorization", "Bearer " + token);
    }
}
