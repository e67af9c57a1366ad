package dev.guesthouse.http.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.http.HttpServerRequest;

/**
 * What a form carries to show that its page was shown in this browser, in this session (PAG-03): a code over the secret of the
 * session's cookie, or of the visitor's where nobody is signed in (OWASP, "HMAC based token pattern"), so that none has to be kept.
 */
@ApplicationScoped
public class FormTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "form".getBytes(StandardCharsets.US_ASCII);

    private final SessionCookie session;
    private final VisitorCookie visitor;

    FormTokens(SessionCookie session, VisitorCookie visitor) {
        this.session = session;
        this.visitor = visitor;
    }

    /** For the forms of a page that a browser is shown; null where it has neither cookie yet. */
    public String of(HttpServerRequest request) {
        var secret = secret(request);
        return secret == null ? null : of(secret);
    }

    /** For the forms of a page that is shown together with a new cookie. */
    public String of(String secret) {
        try {
            var code = Mac.getInstance(ALGORITHM);
            code.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code.doFinal(PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether what a form carried is of the browser that sent it, as it is now. */
    public boolean fits(HttpServerRequest request, String token) {
        var expected = of(request);
        return expected != null && token != null
                && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private String secret(HttpServerRequest request) {
        var token = session.of(request);
        return token == null ? visitor.of(request) : token;
    }
}
