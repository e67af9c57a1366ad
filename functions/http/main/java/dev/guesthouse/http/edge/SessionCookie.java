package dev.guesthouse.http.edge;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.session.Session;
import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerRequest;

/** The cookie in which a browser carries its session. */
@ApplicationScoped
public class SessionCookie {

    private final HostCookie cookie;

    SessionCookie(Settings settings) {
        cookie = new HostCookie("guesthouse", settings);
    }

    /** The header's value that keeps a token in the browser. */
    public String keep(String token) {
        return cookie.keep(token, Session.LIFETIME);
    }

    /** The header's value that removes it. */
    public String remove() {
        return cookie.remove();
    }

    String of(HttpServerRequest request) {
        return cookie.of(request);
    }
}
