package dev.guesthouse.http.answer;

import io.vertx.ext.web.RoutingContext;

/** What Funqy leaves out of an answer. */
public final class Answers {

    private static final String LOCATION = "guesthouse.location";

    private Answers() {
    }

    /** 201 with {@code Location}; Funqy sets 200 itself, so the status is changed when the head is written. */
    public static void created(RoutingContext context, String location) {
        if (context.get(LOCATION) == null) {
            context.addHeadersEndHandler(done -> {
                if (context.response().getStatusCode() < 300) {
                    context.response().setStatusCode(201).putHeader("Location", location);
                }
            });
        }
        context.put(LOCATION, location);
    }

    /** Where what was made can be read; null where nothing was. */
    public static String location(RoutingContext context) {
        return context.get(LOCATION);
    }
}
