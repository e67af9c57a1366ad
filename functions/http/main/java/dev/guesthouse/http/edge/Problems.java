package dev.guesthouse.http.edge;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.http.answer.Failures;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Turns everything that goes wrong into an answer that a person can act on (RFC 9457, OPS-06). Only 5xx are logged as errors. */
@ApplicationScoped
@RegisterForReflection(targets = { FieldError.class, Sentence.class })
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String RETRY_AFTER = "retryAfter";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    void handle(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 2).failureHandler(this::answer);
        router.route().order(Integer.MAX_VALUE).handler(context -> context.fail(404));
    }

    private void answer(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        var problem = problem(context);
        var status = ProblemStatus.of(problem.type);
        if (status == 500) {
            LOG.errorf(context.failure(), "%s failed", context.request().path());
        }
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        var seconds = status == 503 ? Integer.valueOf(5) : problem.extras.remove(RETRY_AFTER);
        if (seconds != null) {
            context.response().putHeader("Retry-After", seconds.toString());
        }
        context.response().setStatusCode(status);
        ProblemPage page = context.get(ProblemPage.KEY);
        if (page != null) {
            page.show(context, problem, context.get(RequestLog.ID));
        } else {
            context.response().putHeader("Content-Type", "application/problem+json").end(text(body(context, problem, status)));
        }
    }

    private static Map<String, Object> body(RoutingContext context, Problem problem, int status) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + problem.type.slug());
        body.put("title", problem.type.title);
        body.put("status", status);
        body.put("detail", problem.getMessage());
        body.put("instance", context.request().path());
        if (!problem.errors.isEmpty()) {
            body.put("errors", problem.errors);
        }
        body.putAll(problem.extras);
        return body;
    }

    private static Problem problem(RoutingContext context) {
        return Failures.problem(context.failure()).orElseGet(() -> unforeseen(context));
    }

    private static Problem unforeseen(RoutingContext context) {
        if (context.failure() != null && !context.request().isEnded()) {
            // It broke off, or is no HTTP any more: nothing of ours has seen it.
            return unreadable();
        }
        return switch (context.statusCode()) {
            case 401 -> new Problem(ProblemType.UNAUTHENTICATED, "Nobody is signed in.");
            case 403 -> new Problem(ProblemType.FORBIDDEN, "This is not for you to do.");
            case 404 -> Problem.notFound("page or function");
            case 405 -> new Problem(ProblemType.METHOD_NOT_ALLOWED, "%s is not for this address.", context.request().method());
            case 413 -> new Problem(ProblemType.TOO_LARGE, "The body is larger than this instance takes.");
            default -> context.statusCode() >= 400 && context.statusCode() < 500 ? unreadable()
                    : new Problem(ProblemType.INTERNAL_ERROR, "Something went wrong; it was logged and nothing was changed.");
        };
    }

    private static Problem unreadable() {
        return new Problem(ProblemType.MALFORMED_JSON, "The call cannot be read.");
    }

    private String text(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is made of plain values", e);
        }
    }
}
