package dev.guesthouse.portal.page;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.guesthouse.http.answer.Failures;
import dev.guesthouse.http.edge.Forms;
import dev.guesthouse.http.edge.ProblemPage;
import dev.guesthouse.http.edge.ProblemStatus;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The pages, each at its address: GET and HEAD show it, POST is its form. Whose form it is, is looked at here (PAG-03); a refusal brings it
 * back (PAG-04); whoever has to sign in first is led there, and comes back to what they wanted.
 */
@ApplicationScoped
class PageRoutes {

    private static final Logger LOG = Logger.getLogger(PageRoutes.class);
    /** Scripts and styles are files of ours, and nothing else is loaded (PAG-05). */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";
    /** Where no page is behind an address, people are told so all the same; elsewhere browsers are. */
    private static final List<String> PLACES = List.of("/my/*", "/admin/*", "/p/*", "/d/*", "/signin/*", "/problems/*");
    /** As functions have it: before Quarkus' body handler, which would read what nobody may send. */
    private static final int ORDER = Integer.MIN_VALUE + 1;
    private static final int SEE_OTHER = 303;
    private static final int MOVED = 308;

    private final List<HtmlPage> pages;
    private final Visits visits;
    private final Forms forms;

    PageRoutes(@All List<HtmlPage> pages, Visits visits, Forms forms) {
        this.pages = pages;
        this.visits = visits;
        this.forms = forms;
    }

    void open(@Observes Router router) {
        // A word of an address goes before what stands for any.
        pages.stream().sorted(Comparator.comparing(page -> page.path().contains(":"))).forEach(page -> {
            router.route(page.path()).order(ORDER).handler(context -> take(context, page));
            if (page.path().length() > 1 && page.path().endsWith("/")) {
                router.route(page.path().substring(0, page.path().length() - 1))
                        .handler(context -> context.response().setStatusCode(MOVED).putHeader("Location", page.path()).end());
            }
        });
        PLACES.forEach(place -> router.route(place).order(Integer.MAX_VALUE - 1).handler(this::notThere));
        router.route().order(Integer.MAX_VALUE - 1).handler(context -> {
            context.response().headers().add("Vary", "Accept");
            if (isBrowser(context)) {
                notThere(context);
            } else {
                context.next();
            }
        });
    }

    private void notThere(RoutingContext context) {
        context.put(ProblemPage.KEY, (ProblemPage) this::showProblem);
        context.fail(404);
    }

    /** Browsers say that they want HTML when somebody follows a link; programs, and what pages load, say otherwise or nothing. */
    private static boolean isBrowser(RoutingContext context) {
        var accept = context.request().getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private void take(RoutingContext context, HtmlPage page) {
        context.put(ProblemPage.KEY, (ProblemPage) this::showProblem);
        var method = context.request().method();
        Reply.GoesOn goesOn = context.get(Reply.GoesOn.class.getName());
        if (goesOn != null) {
            // Not before: what was to be said is forgotten on the way here.
            context.response().headers().add("Set-Cookie", goesOn.cookies());
            answer(context, () -> send(context, page.show(visits.of(context, form(goesOn), goesOn.session()))));
        } else if (method == HttpMethod.POST) {
            forms.read(context).onFailure(context::fail).onSuccess(fields -> answer(context, () -> act(context, page, new Form(fields, null))));
        } else if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            answer(context, () -> show(context, page));
        } else {
            context.response().putHeader("Allow", "GET, HEAD, POST");
            throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "This is a page: it can be read, and its form be sent.");
        }
    }

    /** Off the event loop, for functions wait for the database. */
    private static void answer(RoutingContext context, Runnable answer) {
        context.vertx().getOrCreateContext().executeBlocking(() -> {
            answer.run();
            return null;
        }, false).onFailure(context::fail);
    }

    private static Form form(Reply.GoesOn goesOn) {
        return new Form(goesOn.typed().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, typed -> List.of(typed.getValue()))), null);
    }

    private void show(RoutingContext context, HtmlPage page) {
        var visit = visits.of(context, Form.NONE, null);
        if (!page.isOpen() && !visit.isSignedIn()) {
            send(context, Reply.seeOther(SignInFirst.thenTo(context.request().uri())));
        } else {
            send(context, page.show(visit));
        }
    }

    private void act(RoutingContext context, HtmlPage page, Form form) {
        var visit = visits.of(context, form, null);
        try {
            if (!page.isOpen() && !visit.isSignedIn()) {
                throw Problem.signedOut();
            }
            visits.check(context.request(), form);
            send(context, page.act(visit));
        } catch (RuntimeException e) {
            var refusal = Failures.problem(e).orElseThrow(() -> e);
            if (refusal.type == ProblemType.UNAUTHENTICATED) {
                send(context, SignInFirst.carrying(form.typed(), context.request().path()));
            } else {
                var shown = page.show(visits.of(context, form.refusedBy(refusal), null));
                if (shown instanceof Reply.SeeOther) {
                    // A button alone, with no page to say it on.
                    throw refusal;
                }
                context.response().setStatusCode(ProblemStatus.of(refusal.type));
                send(context, shown);
            }
        }
    }

    private static void send(RoutingContext context, Reply reply) {
        if (reply instanceof Reply.Shown shown) {
            html(context, Summary.in(shown.page().render(), shown.frame()));
        } else if (reply instanceof Reply.SeeOther other) {
            context.response().headers().add("Set-Cookie", other.cookies());
            context.response().setStatusCode(SEE_OTHER).putHeader("Location", other.path()).end();
        } else if (reply instanceof Reply.GoesOn goesOn) {
            context.put(Reply.GoesOn.class.getName(), goesOn);
            context.reroute(HttpMethod.GET, goesOn.path());
        } else if (reply instanceof Reply.Kept file) {
            keep(context, file);
        }
    }

    /** Its first part is made before anything is sent: whoever may not have it is told so. */
    private static void keep(RoutingContext context, Reply.Kept file) {
        var first = file.parts().next();
        context.response().setChunked(true).putHeader("Content-Type", file.type()).putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        if (context.request().method() == HttpMethod.HEAD) {
            context.response().end();
        } else {
            keep(context, first, file.parts());
        }
    }

    /** No thread waits for whoever reads slowly; what breaks off is not ended, or it would look whole. */
    private static void keep(RoutingContext context, String part, Iterator<String> parts) {
        context.response().write(part)
                .compose(sent -> context.vertx().getOrCreateContext().executeBlocking(() -> parts.hasNext() ? parts.next() : null, false))
                .onSuccess(next -> {
                    if (next == null) {
                        context.response().end();
                    } else {
                        keep(context, next, parts);
                    }
                }).onFailure(failure -> {
                    LOG.infof("%s broke off: %s", context.request().path(), failure);
                    context.response().reset();
                });
    }

    /** Whoever may be signed in is looked up, and so not on the event loop; not where the database may be what is wrong. */
    private void showProblem(RoutingContext context, Problem problem, String requestId) {
        if (context.response().getStatusCode() < 500 && visits.mayBeSomebody(context.request())) {
            answer(context, () -> html(context, visits.problem(context, problem, requestId).render()));
        } else {
            html(context, visits.problemForNobody(context, problem, requestId).render());
        }
    }

    private static void html(RoutingContext context, String html) {
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").putHeader("Content-Security-Policy", POLICY).end(html);
    }
}
