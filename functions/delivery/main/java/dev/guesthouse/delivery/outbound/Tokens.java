package dev.guesthouse.delivery.outbound;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.targets.TargetException;

/** Tokens by OAuth client credentials (RFC 6749, 4.4): fetched when one is needed, and kept in memory until shortly before they end. */
@ApplicationScoped
public class Tokens {

    /** Where a server does not say how long a token is good. */
    private static final long UNSAID_SECONDS = 300;
    /** Whatever it says. */
    private static final long LONGEST_SECONDS = 86_400;
    private static final Duration EARLIER = Duration.ofSeconds(60);

    private final Outbound outbound;
    private final Clock clock;
    private final Map<Client, Kept> kept = new ConcurrentHashMap<>();

    Tokens(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /**
     * Who asks for a token.
     *
     * @param scope null where none is asked for
     */
    public record Client(URI tokenAddress, String id, String secret, String scope) {

        /** Without its secret. */
        @Override
        public String toString() {
            return "a client at " + tokenAddress.getHost();
        }
    }

    /** That of one client, fetched by one of those at once that need it. */
    private static final class Kept {
        private String token;
        private volatile Instant until = Instant.MIN;
    }

    /** One that is good. @throws TargetException where none is to be had */
    public String of(Client client) {
        var one = kept.computeIfAbsent(client, unknown -> new Kept());
        synchronized (one) {
            if (!one.until.isAfter(clock.instant())) {
                fetch(client, one);
                // Secrets that were good once are kept no longer than what they have got.
                kept.values().removeIf(other -> !other.until.isAfter(clock.instant()));
            }
            return one.token;
        }
    }

    /** A token was not taken: the next that is asked for is another. */
    public void forget(Client client, String token) {
        var one = kept.computeIfAbsent(client, unknown -> new Kept());
        synchronized (one) {
            if (token.equals(one.token)) {
                one.until = Instant.MIN;
            }
        }
    }

    private void fetch(Client client, Kept one) {
        var answer = ask(client, true);
        if (!answer.isGood()) {
            // Every server takes the secret in a header, as the standard has it, but for those that do not.
            answer = ask(client, false);
        }
        var said = answer.done("give a token to the client").json();
        var token = said.path("access_token").asText();
        if (token.isEmpty() || !"bearer".equalsIgnoreCase(said.path("token_type").asText("bearer"))) {
            throw TargetException.refused("The target system's token address gave no token of the kind bearer.");
        }
        var lasts = Duration.ofSeconds(Math.max(0, Math.min(LONGEST_SECONDS, said.path("expires_in").asLong(UNSAID_SECONDS))));
        var earlier = EARLIER.compareTo(lasts.dividedBy(2)) < 0 ? EARLIER : lasts.dividedBy(2);
        one.token = token;
        one.until = clock.instant().plus(lasts).minus(earlier);
    }

    private Answer ask(Client client, boolean inHeader) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "client_credentials");
        if (client.scope != null) {
            fields.put("scope", client.scope);
        }
        if (!inHeader) {
            fields.put("client_id", client.id);
            fields.put("client_secret", client.secret);
        }
        var call = Call.of("POST", client.tokenAddress).content("application/x-www-form-urlencoded", Encoded.form(fields.entrySet()));
        return outbound.send(inHeader ? call.with("Authorization", basic(client)) : call);
    }

    private static String basic(Client client) {
        var pair = URLEncoder.encode(client.id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(client.secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
