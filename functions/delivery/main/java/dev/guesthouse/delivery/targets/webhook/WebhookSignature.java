package dev.guesthouse.delivery.targets.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.guesthouse.delivery.targets.TargetException;

/** Signs events as Standard Webhooks has it: HMAC-SHA256 over id, time and body, in version 1 of its signatures. */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    /** A shorter secret can be guessed; the standard wants 24 bytes to 64. */
    private static final int FEWEST_BYTES = 24;

    private final SecretKeySpec key;

    /** @param secret as the receiver has it: {@code whsec_} and base64. @throws TargetException refused, where it is none */
    WebhookSignature(String secret) {
        key = new SecretKeySpec(bytes(secret), ALGORITHM);
    }

    private static byte[] bytes(String secret) {
        try {
            if (secret != null && secret.startsWith(PREFIX)) {
                var bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (bytes.length >= FEWEST_BYTES) {
                    return bytes;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not the cause: it may quote the secret.
        }
        throw TargetException.refused("The connector has no secret to sign with: whsec_ and 24 bytes or more in base64.");
    }

    /** The header {@code webhook-signature}. */
    String of(String id, long seconds, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
