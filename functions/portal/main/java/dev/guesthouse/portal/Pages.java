package dev.guesthouse.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.schema.Schema;
import dev.guesthouse.settings.Settings;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What people see who open an address: GET and HEAD only, and nothing changes by it (APR-05). The pages of links are made
 * before anybody asks and look at no token: whoever tries tokens learns nothing (APR-06, PKG-03).
 */
@ApplicationScoped
class Pages {

    private static final String POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final String instance;
    private final Schema schema;
    private final boolean functions;

    /** @param ui where this program shows its functions; a portal that stands alone has none, and nothing leads there */
    Pages(Settings settings, Schema schema, @ConfigProperty(name = "quarkus.swagger-ui.path") Optional<String> ui) {
        this.instance = settings.name();
        this.schema = schema;
        this.functions = ui.isPresent();
    }

    void open(@Observes Router router) {
        route(router, "/").blockingHandler(context -> show(context, Templates.home(instance, functions, schema.state()).render()), false);
        fixed(router, "/p/:token", Templates.ask(instance, functions));
        fixed(router, "/d/:token", Templates.decide(instance, functions));
        fixed(router, "/my", Templates.my(instance, functions));
        fixed(router, "/problems", Templates.problems(instance, functions, List.of(ProblemType.values())));
        Arrays.stream(ProblemType.values()).forEach(problem -> fixed(router, "/problems/" + problem.slug(),
                Templates.problem(instance, functions, problem, TextRun.of(problem.cure))));
    }

    private static void fixed(Router router, String path, TemplateInstance page) {
        var html = page.render();
        route(router, path).handler(context -> show(context, html));
    }

    private static Route route(Router router, String path) {
        return router.route(path).handler(context -> {
            var method = context.request().method();
            if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
                context.response().putHeader("Allow", "GET, HEAD");
                throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "This is a page: it can only be read.");
            }
            context.next();
        });
    }

    private static void show(RoutingContext context, String html) {
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").putHeader("Content-Security-Policy", POLICY).end(html);
    }
}
