package dev.guesthouse.packages;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheQuery;

/** Refuses to delete what is in use, and names what is in the way (CAT-04, PKG-05, POL-12). */
final class InUse {

    private static final int IN_SENTENCE = 3;
    private static final int IN_ANSWER = 50;

    private InUse() {
    }

    /**
     * @param inTheWay what must not be there
     * @param extra what the problem calls it
     * @param sentence with one %s for the names
     * @throws Problem in-use, with the first of what is in the way
     */
    static <T> void refuse(PanacheQuery<T> inTheWay, String extra, String sentence, Function<T, Named> name) {
        var first = inTheWay.page(0, IN_ANSWER).list().stream().map(name).toList();
        if (!first.isEmpty()) {
            throw new Problem(ProblemType.IN_USE, sentence.formatted(names(first, inTheWay.count()))).with(extra, first);
        }
    }

    private static String names(List<Named> first, long count) {
        var names = first.stream().limit(IN_SENTENCE).map(Named::displayName).collect(Collectors.joining(", "));
        return count > IN_SENTENCE ? "%s and %d more".formatted(names, count - IN_SENTENCE) : names;
    }
}
