package dev.guesthouse.http.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;

import org.jboss.logging.Logger;

import dev.guesthouse.http.answer.DatabaseFailure;
import dev.guesthouse.problem.Problem;
import io.quarkus.arc.AsyncObserverExceptionHandler;

/** Logs what fails where no caller waits for it: a database that is away is a line each time, and no fault of the program. */
@ApplicationScoped
public class BackgroundFailures implements AsyncObserverExceptionHandler {

    private static final Logger LOG = Logger.getLogger(BackgroundFailures.class);

    @Override
    public void handle(Throwable failure, ObserverMethod<?> observer, EventContext<?> event) {
        log("What follows a commit", failure);
    }

    /** @param what failed, as a sentence begins */
    public static void log(String what, Throwable failure) {
        if (DatabaseFailure.isAway(failure)) {
            LOG.warnf("%s is left to the next run, for the database is away: %s", what, DatabaseFailure.of(failure).getMessage());
        } else if (failure instanceof Problem) {
            LOG.warnf("%s was refused; the next run takes what is left: %s", what, failure.getMessage());
        } else {
            LOG.errorf(failure, "%s failed; the next run takes what is left", what);
        }
    }
}
