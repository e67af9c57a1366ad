package dev.guesthouse.http.edge;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerRequest;

/** The cookie by which a browser in which nobody is signed in is known again when it sends a form. It says nothing of anybody, and is kept nowhere here. */
@ApplicationScoped
public class VisitorCookie {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final HostCookie cookie;

    VisitorCookie(Settings settings) {
        cookie = new HostCookie("guesthouse_visitor", settings);
    }

    /** A token for a browser that has none. */
    public String make() {
        return Secret.token("");
    }

    /** The header's value that keeps a token in the browser. */
    public String keep(String token) {
        return cookie.keep(token, A_DAY);
    }

    /** What a browser sent; null for nothing. */
    public String of(HttpServerRequest request) {
        return cookie.of(request);
    }
}
