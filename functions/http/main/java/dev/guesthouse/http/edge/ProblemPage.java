package dev.guesthouse.http.edge;

import dev.guesthouse.problem.Problem;
import io.vertx.ext.web.RoutingContext;

/** How whatever goes wrong is shown to people, instead of to programs: a page's route keeps it in its context. */
@FunctionalInterface
public interface ProblemPage {

    /** What a route keeps it as. */
    String KEY = ProblemPage.class.getName();

    /** Ends the answer, whose status is set already. On the event loop. @param requestId by which those who run the instance find it in the log */
    void show(RoutingContext context, Problem problem, String requestId);
}
