package dev.guesthouse.all.mail;

import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.all.Guesthouse;
import dev.guesthouse.delivery.post.Post;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import io.quarkus.runtime.LaunchMode;

/**
 * Whether messages can be read in the browser. They hold others' codes and links: whoever reads them can be anybody here. So it is for trying things
 * out alone, in dev mode, or with a database inside and no mail server, where whoever runs it could read the files as well; and to administrators.
 */
@ApplicationScoped
public class ReadableMails {

    private final Post post;

    ReadableMails(Post post) {
        this.post = post;
    }

    /** Says nothing of who asks. */
    public boolean areThere() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT || Guesthouse.runsDatabase() && post.isToFiles();
    }

    /** Whether they are there for somebody. @param may what they are let call */
    boolean areFor(Predicate<FunctionTable> may) {
        return areThere() && may.test(FunctionTable.MESSAGES);
    }

    /** @throws Problem not-found, as of a page that never was: to everybody who may not read them, and everywhere where they are not to be read */
    void need(Visit visit) {
        if (!areFor(visit::may)) {
            throw Problem.notFound("page or function");
        }
    }
}
