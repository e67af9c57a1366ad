package dev.guesthouse.http.edge;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerRequest;

/** Whose page made a browser send something: another site must not change anything with the visitor's cookie (IDY-04). */
@ApplicationScoped
class Origin {

    private final String ours;

    Origin(Settings settings) {
        ours = settings.url().getScheme() + "://" + settings.url().getAuthority();
    }

    /** Programs say nothing of it, and are no browsers. @throws Problem foreign-origin */
    void checkNotForeign(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")) || origin != null && !origin.equalsIgnoreCase(ours)) {
            throw foreign();
        }
    }

    /**
     * Only browsers send forms, and they say from where: by {@code Sec-Fetch-Site}, which no page can forge and which is sent over HTTPS and to
     * localhost, else by {@code Origin}. That one is {@code null} where a page tells nobody its address, as ours do and others may (Fetch, "append
     * a request Origin header"): then what the form carries says whose it is.
     *
     * @throws Problem foreign-origin
     */
    void checkOurs(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if (site == null ? origin == null : !"same-origin".equals(site)) {
            throw foreign();
        }
        if (!"null".equals(origin)) {
            checkNotForeign(request);
        }
    }

    private Problem foreign() {
        return new Problem(ProblemType.FOREIGN_ORIGIN, "Changes are taken from pages at %s only.", ours);
    }
}
