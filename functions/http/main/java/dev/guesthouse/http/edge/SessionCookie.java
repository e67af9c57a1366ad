package dev.guesthouse.http.edge;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.session.Session;
import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerRequest;

/** The cookie in which a browser carries its session: not for scripts, not sent with other sites' calls. */
@ApplicationScoped
public class SessionCookie {

    private final boolean secure;
    private final String name;

    SessionCookie(Settings settings) {
        secure = settings.isHttps();
        name = secure ? "__Host-guesthouse" : "guesthouse";
    }

    /** The header's value that keeps a token in the browser. */
    public String keep(String token) {
        return cookie(token, Session.LIFETIME.toSeconds());
    }

    /** The header's value that removes it. */
    public String remove() {
        return cookie("", 0);
    }

    String of(HttpServerRequest request) {
        var cookie = request.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private String cookie(String value, long seconds) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s".formatted(name, value, seconds, secure ? "; Secure" : "");
    }
}
