package dev.guesthouse.http.edge;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What a browser must know of every answer: it is of the type it says, it is kept nowhere unless it says so itself, no
 * address of it is told to other sites (links hold tokens), it may load and be framed by nothing but what a page allows, and
 * where the public address is HTTPS, this instance is asked by nothing else (RFC 6797).
 */
@ApplicationScoped
class SecurityHeaders {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final Pattern UI = Pattern.compile("/ui(/.*)?");
    /** Swagger UI starts from a script in its page and puts styles into its elements. */
    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    /** A year, and of this host alone: whose the hosts below it are is not known here. */
    private static final String HTTPS_ONLY = "max-age=31536000";

    private final boolean https;

    SecurityHeaders(Settings settings) {
        https = settings.isHttps();
    }

    void add(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.addHeadersEndHandler(written -> add(context));
            context.next();
        });
    }

    private void add(RoutingContext context) {
        var response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        if (https) {
            response.putHeader("Strict-Transport-Security", HTTPS_ONLY);
        }
        putIfAbsent(response, "Cache-Control", "no-store");
        putIfAbsent(response, "Content-Security-Policy", UI.matcher(context.normalizedPath()).matches() ? SWAGGER_UI : NOTHING);
    }

    private static void putIfAbsent(HttpServerResponse response, String name, String value) {
        if (!response.headers().contains(name)) {
            response.putHeader(name, value);
        }
    }
}
