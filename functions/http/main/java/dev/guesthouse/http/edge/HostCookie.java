package dev.guesthouse.http.edge;

import java.time.Duration;

import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerRequest;

/** A cookie of this host alone: not for scripts, not sent with other sites' calls, over HTTPS only where that is the public address. */
final class HostCookie {

    private final boolean secure;
    private final String name;

    HostCookie(String name, Settings settings) {
        secure = settings.isHttps();
        this.name = secure ? "__Host-" + name : name;
    }

    /** The header's value that keeps a token in the browser. */
    String keep(String token, Duration time) {
        return cookie(token, time.toSeconds());
    }

    /** The header's value that removes it. */
    String remove() {
        return cookie("", 0);
    }

    /** What a browser sent; null for nothing. */
    String of(HttpServerRequest request) {
        var cookie = request.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private String cookie(String value, long seconds) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s".formatted(name, value, seconds, secure ? "; Secure" : "");
    }
}
