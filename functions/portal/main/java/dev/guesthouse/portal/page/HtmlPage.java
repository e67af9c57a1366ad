package dev.guesthouse.portal.page;

import java.util.Optional;
import java.util.function.Predicate;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Language;

/**
 * A page: what an address shows, and what its form does. It is a client of the functions, so it holds no rule and asks for no role: it
 * shows what they answer this visitor, offers what they let this visitor do, and shows their refusals (PAG-06).
 */
public interface HtmlPage {

    /** Its address, such as {@code /my/requests/:id}. One that ends with a slash is reached without it too. */
    String path();

    /** Whether there is something for people who are not signed in; they are led through {@code /signin} otherwise. */
    default boolean isOpen() {
        return false;
    }

    /** The link to it that stands in the foot of every page, for whoever may see it; empty for a page that others lead to. */
    default Optional<Frame.Link> inFoot(Predicate<FunctionTable> may, Language language) {
        return Optional.empty();
    }

    /**
     * What it shows; changes nothing (PAG-03). Where the visit has a {@link Form}, this is the page that it comes back to, with what was typed.
     *
     * @throws Problem which is shown instead
     */
    Reply show(Visit visit);

    /**
     * What its form does.
     *
     * @throws Problem with which the form comes back (PAG-04)
     */
    default Reply act(Visit visit) {
        throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "This is a page: it can only be read.");
    }
}
