package dev.guesthouse.http.edge;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.secret.Secret;
import dev.guesthouse.session.CodePass;
import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerRequest;

/** The cookie by which a browser that has signed in before gets a code whatever strangers ask for (IDY-01). Signing out leaves it. */
@ApplicationScoped
public class CodePassCookie {

    private final HostCookie cookie;

    CodePassCookie(Settings settings) {
        cookie = new HostCookie("guesthouse_pass", settings);
    }

    /** The header's value that keeps a token in the browser. */
    public String keep(String token) {
        return cookie.keep(token, CodePass.IN_BROWSER);
    }

    /** The hash of the token that a browser has; null for none. */
    byte[] hashOf(HttpServerRequest request) {
        var token = cookie.of(request);
        return token == null ? null : Secret.hash(token);
    }
}
