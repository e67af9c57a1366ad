package dev.guesthouse.connector;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.Settings;
import io.quarkus.runtime.Startup;

/**
 * Encrypts what connectors prove with who we are (CON-04), as JWE (RFC 7516: {@code dir}, {@code A256GCM}) whose header names the key and the
 * connector: what is copied to another connector's row cannot be read there.
 */
// A key that is none stops the start, and not the first call that needs it.
@Startup
@ApplicationScoped
public class ConnectorSecrets {

    private static final AlgorithmConstraints DIRECT = new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT);
    private static final AlgorithmConstraints GCM = new AlgorithmConstraints(ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
    private static final String CONNECTOR = "connector";
    private static final String FORM = "form";

    /** By their names; the first encrypts. */
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    @Inject
    ConnectorSecrets(Settings settings) {
        this(settings.connectorKey().orElse(List.of()));
    }

    ConnectorSecrets(List<String> keys) {
        keys.forEach(this::add);
    }

    private void add(String written) {
        try {
            var key = Base64.getUrlDecoder().decode(written.strip());
            if (key.length != 32) {
                throw new IllegalArgumentException("has %d bytes".formatted(key.length));
            }
            keys.put(Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hash(key)).substring(0, 8), new SecretKeySpec(key, "AES"));
        } catch (IllegalArgumentException e) {
            // Not the cause: it may quote the key.
            throw new IllegalStateException("guesthouse.connector-key needs keys of 32 bytes in base64url, as `openssl rand -base64 32 | tr +/ -_` makes them.");
        }
    }

    /** Whether there is a key; without one no credentials can be kept. */
    public boolean isReady() {
        return !keys.isEmpty();
    }

    /** Encrypts the credentials of a connector, which are of one form. Needs a key. */
    public String seal(UUID connectorId, Credentials credentials) {
        var first = keys.entrySet().iterator().next();
        var jwe = encryption(first.getValue());
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(first.getKey());
        jwe.setHeader(CONNECTOR, connectorId.toString());
        jwe.setHeader(FORM, credentials.form().orElseThrow().name());
        jwe.setPayload(JsonUtil.toJson(credentials.parts()));
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /**
     * What a connector's row holds.
     *
     * @throws IllegalStateException where it was encrypted with a key that is not among ours, for another connector, or changed; without any of it
     */
    public Credentials open(Connector connector) {
        if (connector.credentials == null) {
            return Credentials.NONE;
        }
        try {
            var jwe = encryption(null);
            jwe.setCompactSerialization(connector.credentials);
            jwe.setKey(keys.get(jwe.getKeyIdHeaderValue()));
            var parts = JsonUtil.parseJson(jwe.getPayload());
            if (connector.id.toString().equals(jwe.getHeader(CONNECTOR))) {
                return Credentials.of(parts);
            }
        } catch (JoseException e) {
            // said below, in words of our own
        }
        throw new IllegalStateException("The credentials of this connector cannot be read: guesthouse.connector-key lacks their key, or they were changed.");
    }

    /** Which form a connector's credentials have, which is no secret: it can be told without the key. Empty where it has none. */
    public static Optional<Credentials.Form> form(Connector connector) {
        if (connector.credentials == null) {
            return Optional.empty();
        }
        try {
            var jwe = encryption(null);
            jwe.setCompactSerialization(connector.credentials);
            return Optional.of(Credentials.Form.valueOf(jwe.getHeader(FORM)));
        } catch (JoseException e) {
            throw new IllegalStateException("The credentials of connector %s are not as they were written.".formatted(connector.id), e);
        }
    }

    private static JsonWebEncryption encryption(SecretKeySpec key) {
        var jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(DIRECT);
        jwe.setContentEncryptionAlgorithmConstraints(GCM);
        jwe.setKey(key);
        return jwe;
    }
}
