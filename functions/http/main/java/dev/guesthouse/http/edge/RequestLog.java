package dev.guesthouse.http.edge;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives every request an id that all its log lines carry (OPS-04), answers it as {@code X-Request-Id}, and logs one line
 * a request: method, path, status, milliseconds. No query and no token of a link, for these open something.
 */
@ApplicationScoped
class RequestLog {

    private static final Logger LOG = Logger.getLogger("dev.guesthouse.access");
    private static final String HEADER = "X-Request-Id";
    /** What it is in the context of a call, and in log lines. */
    static final String ID = "requestId";
    /** What a proxy may have given; anything else could forge log lines. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._=+/-]{1,64}");
    private static final Pattern LINK = Pattern.compile("(?i)^(?:/|%2F)*([pd])(?:/|;|%2F|%3B).*");

    /** Before everything that could answer. */
    void begin(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        // The first page of Swagger UI is sent around a second time, which forgets what was to be done with the head of the answer.
        if (context.get(ID) == null) {
            context.put(ID, id(context.request().getHeader(HEADER)));
            logWhenAnswered(context);
        }
        String id = context.get(ID);
        MDC.put(ID, id);
        context.addHeadersEndHandler(written -> context.response().putHeader(HEADER, id));
        context.next();
    }

    private static void logWhenAnswered(RoutingContext context) {
        var start = System.nanoTime();
        var method = context.request().method();
        var path = context.normalizedPath();
        context.addEndHandler(done -> LOG.logf(path.startsWith("/q/") ? Logger.Level.DEBUG : Logger.Level.INFO, "%s %s %d %d ms", method,
                LINK.matcher(path).replaceFirst("/$1/…"), context.response().getStatusCode(), (System.nanoTime() - start) / 1_000_000));
    }

    private static String id(String sent) {
        return sent != null && SANE.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }
}
