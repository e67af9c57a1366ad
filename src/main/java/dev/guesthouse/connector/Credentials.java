package dev.guesthouse.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What we prove to a target system with who we are (CON-04): a bearer token, a client of OAuth 2.0 (RFC 6749, section 4.4), or the secret that
 * events are signed with. What is not of its form is null.
 *
 * @param token that the target gave us; null where something else is used
 * @param clientId by which the issuer of its tokens knows us; null where no client is used
 * @param clientSecret that belongs to it; null where no client is used
 * @param tokenAddress where tokens are asked for; null where no client is used, or in a call for one of the Keycloak realm that is connected
 * @param secret of a webhook, as Standard Webhooks writes it: {@code whsec_…}; null for what is no webhook
 */
public record Credentials(String token, String clientId, String clientSecret, String tokenAddress, String secret) {

    /** What a connector has that needs none. */
    public static final Credentials NONE = new Credentials(null, null, null, null, null);

    /** How we prove it; each connector's kind takes some of them. */
    public enum Form {
        /** A bearer token (RFC 6750). */
        token,
        /** A client of OAuth 2.0, which gets tokens by its own credentials. */
        client,
        /** A secret that events are signed with. */
        secret
    }

    /** Which of the forms these have; empty where nothing is said, or parts of several, or not all of one. */
    @JsonIgnore
    public Optional<Form> form() {
        var said = Stream.of(token, clientId, clientSecret, tokenAddress, secret).filter(part -> part != null && !part.isBlank()).count();
        return isThere(token) && said == 1 ? Optional.of(Form.token)
                : isThere(secret) && said == 1 ? Optional.of(Form.secret)
                : isThere(clientId) && isThere(clientSecret) && isThere(tokenAddress) && said == 3 ? Optional.of(Form.client) : Optional.empty();
    }

    /** The same, of a client that says of no address where its tokens are asked for. */
    Credentials withTokensAt(String address) {
        return isThere(clientId) && !isThere(tokenAddress) ? new Credentials(token, clientId, clientSecret, address, secret) : this;
    }

    Map<String, Object> parts() {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("token", token);
        parts.put("clientId", clientId);
        parts.put("clientSecret", clientSecret);
        parts.put("tokenAddress", tokenAddress);
        parts.put("secret", secret);
        parts.values().removeIf(part -> part == null);
        return parts;
    }

    static Credentials of(Map<String, Object> parts) {
        return new Credentials((String) parts.get("token"), (String) parts.get("clientId"), (String) parts.get("clientSecret"),
                (String) parts.get("tokenAddress"), (String) parts.get("secret"));
    }

    private static boolean isThere(String part) {
        return part != null && !part.isBlank();
    }

    /** Nothing of them: whatever prints a record prints no secret. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
