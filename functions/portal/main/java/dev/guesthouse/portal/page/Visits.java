package dev.guesthouse.portal.page;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.http.edge.FormTokens;
import dev.guesthouse.http.edge.Identities;
import dev.guesthouse.http.edge.VisitorCookie;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.Functions;
import dev.guesthouse.http.gate.Identity;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Settings;
import dev.guesthouse.signin.Whoami;
import dev.guesthouse.words.Wording;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Finds out who looks at a page, in which language, and draws the frame around it. */
@ApplicationScoped
class Visits {

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance problem(Frame frame, Problem problem, String requestId);
    }

    private final Functions functions;
    private final Identities identities;
    private final FormTokens tokens;
    private final VisitorCookie visitor;
    private final Languages languages;
    private final Settings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final List<HtmlPage> pages;

    Visits(Functions functions, Identities identities, FormTokens tokens, VisitorCookie visitor, Languages languages, Settings settings, ObjectMapper json,
            Clock clock, @All List<HtmlPage> pages) {
        this.functions = functions;
        this.identities = identities;
        this.tokens = tokens;
        this.visitor = visitor;
        this.languages = languages;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * A browser in which nobody is signed in gets a visitor's cookie, so that it can send the form.
     *
     * @param session the token of a session that was opened by this very call; null for the one that the browser has
     */
    Visit of(RoutingContext context, Form form, String session) {
        var request = context.request();
        var caller = session == null ? identities.identify(request) : identities.signedIn(request, session);
        var frame = frame(context, caller, person(caller), session == null ? token(context) : tokens.of(session), form);
        return new Visit(functions, json, caller, context.queryParams().addAll(context.pathParams()), frame, languages.asked(request));
    }

    private Frame frame(RoutingContext context, Identity caller, PersonView person, String formToken, Form form) {
        var language = languages.of(person, context.request());
        var links = person == null ? List.<Frame.Link>of()
                : Menu.of(function -> functions.refusal(function, caller).isEmpty(), Wording.in(language), context.request().path());
        var foot = pages.stream().flatMap(page -> page.inFoot(function -> functions.refusal(function, caller).isEmpty(), language).stream()).toList();
        return new Frame(settings.name(), language, person, links, context.normalizedPath(), clock.instant(), formToken, form,
                form == Form.NONE ? Done.named(context.request().getParam(Done.KEY)) : null, foot);
    }

    /** @throws Problem stale-form, for a form that was not shown in this session */
    void check(HttpServerRequest request, Form form) {
        if (!tokens.fits(request, form.value(Form.TOKEN))) {
            throw new Problem(ProblemType.STALE_FORM, "This form was not shown in the session that you are in now.");
        }
    }

    /** Whether a browser has a cookie by which somebody could be found; without one nothing is looked up for whoever asks for what is not there. */
    boolean mayBeSomebody(HttpServerRequest request) {
        return tokens.of(request) != null;
    }

    /** What went wrong, in the frame of whoever looks. */
    TemplateInstance problem(RoutingContext context, Problem problem, String requestId) {
        try {
            var caller = identities.identify(context.request());
            return problem(frame(context, caller, person(caller), tokens.of(context.request()), Form.NONE), problem, requestId);
        } catch (RuntimeException e) {
            // Who they are is not what they asked: what went wrong first is what they are told.
            return problemForNobody(context, problem, requestId);
        }
    }

    /** The same where whoever looks is not looked up. */
    TemplateInstance problemForNobody(RoutingContext context, Problem problem, String requestId) {
        var frame = new Frame(settings.name(), languages.of(null, context.request()), null, List.of(), context.normalizedPath(), clock.instant(), null,
                Form.NONE, null, List.of());
        return problem(frame, problem, requestId);
    }

    private static TemplateInstance problem(Frame frame, Problem problem, String requestId) {
        return Templates.problem(frame, problem, requestId).setLocale(frame.language().locale());
    }

    private PersonView person(Identity caller) {
        return caller.actor().kind() == Actor.Kind.person
                ? functions.call(FunctionTable.WHOAMI, caller, json.createObjectNode()).answer(Whoami.Answer.class).person() : null;
    }

    private String token(RoutingContext context) {
        var known = tokens.of(context.request());
        if (known != null) {
            return known;
        }
        var made = visitor.make();
        context.response().headers().add("Set-Cookie", visitor.keep(made));
        return tokens.of(made);
    }
}
