package dev.guesthouse.portal.page;

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

    Visits(Functions functions, Identities identities, FormTokens tokens, VisitorCookie visitor, Languages languages, Settings settings, ObjectMapper json) {
        this.functions = functions;
        this.identities = identities;
        this.tokens = tokens;
        this.visitor = visitor;
        this.languages = languages;
        this.settings = settings;
        this.json = json;
    }

    /**
     * A browser in which nobody is signed in gets a visitor's cookie, so that it can send the form.
     *
     * @param session the token of a session that was opened by this very call; null for the one that the browser has
     */
    Visit of(RoutingContext context, Form form, String session) {
        var request = context.request();
        var caller = session == null ? identities.identify(request) : identities.signedIn(request, session);
        var person = person(caller);
        var language = languages.of(person, request);
        var links = person == null ? List.<Frame.Link>of()
                : Menu.of(function -> functions.refusal(function, caller).isEmpty(), Wording.in(language), request.path());
        var path = context.normalizedPath();
        var frame = new Frame(settings.name(), language, person, links, path, session == null ? token(context) : tokens.of(session), form);
        return new Visit(functions, json, caller, context.queryParams().addAll(context.pathParams()), frame);
    }

    /** @throws Problem stale-form, for a form that was not shown in this session */
    void check(HttpServerRequest request, Form form) {
        if (!tokens.fits(request, form.value(Form.TOKEN))) {
            throw new Problem(ProblemType.STALE_FORM, "This form was not shown in the session that you are in now.");
        }
    }

    /** Whoever looks is not looked up: the database may be what is wrong. */
    TemplateInstance problem(HttpServerRequest request, Problem problem, String requestId) {
        var language = languages.of(null, request);
        return Templates.problem(new Frame(settings.name(), language, null, List.of(), request.path(), null, Form.NONE), problem, requestId)
                .setLocale(language.locale());
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
