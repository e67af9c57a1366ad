package dev.guesthouse.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.edge.Identities;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.Functions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A page as the tests have it: whoever opens it calls functions within the process, as whom they are signed in as. */
@ApplicationScoped
class DoorPage {

    /** What a page keeps while it is made. */
    @RequestScoped
    static class Visit {
        private String name;
    }

    private final Functions functions;
    private final Identities identities;
    private final Visit visit;
    private final ObjectMapper json;

    DoorPage(Functions functions, Identities identities, Visit visit, ObjectMapper json) {
        this.functions = functions;
        this.identities = identities;
        this.visit = visit;
        this.json = json;
    }

    void open(@Observes Router router) {
        router.post("/door").blockingHandler(this::call, false);
        router.get("/door").blockingHandler(this::offer, false);
    }

    /** Calls what was asked for, and answers what came of it; whatever is refused is told as it is of any page. */
    @ActivateRequestContext
    void call(RoutingContext context) {
        var asked = read(context.body().buffer().getBytes());
        var function = FunctionTable.named(asked.get("function").textValue());
        var caller = identities.identify(context.request());
        visit.name = function.name();
        var outcome = functions.call(function, caller, () -> (ObjectNode) asked.get("input"), asked.path("key").textValue());
        var told = new LinkedHashMap<String, Object>();
        told.put("answer", outcome.answer(Object.class));
        told.put("json", outcome.json());
        told.put("location", outcome.location());
        told.put("cookies", outcome.cookies());
        if (!function.name().equals(visit.name)) {
            throw new IllegalStateException("The page has lost what it kept.");
        }
        context.response().putHeader("Content-Type", "application/json").end(written(told));
    }

    /** The names of the functions that the caller may call. */
    private void offer(RoutingContext context) {
        var caller = identities.identify(context.request());
        context.response().putHeader("Content-Type", "application/json").end(written(Arrays.stream(FunctionTable.values())
                .filter(function -> functions.refusal(function, caller).isEmpty()).map(FunctionTable::functionName).toList()));
    }

    private ObjectNode read(byte[] body) {
        try {
            return (ObjectNode) json.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
