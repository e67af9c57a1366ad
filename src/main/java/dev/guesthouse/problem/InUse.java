package dev.guesthouse.problem;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Refuses to remove what is in use, and names what is in the way (CAT-04, PKG-05, POL-12). */
public final class InUse {

    private static final int IN_SENTENCE = 3;
    private static final int IN_ANSWER = 50;

    /** What is in the way, as the answer names it. */
    @RegisterForReflection
    public record Thing(UUID id, String displayName) {
    }

    private InUse() {
    }

    /**
     * Refuses where anything is found.
     *
     * @param inTheWay what must not be there
     * @param extra what the problem calls it
     * @param template of the sentence, with one %s for the names
     * @throws Problem in-use, with the first of what is in the way
     */
    public static <T> void refuse(PanacheQuery<T> inTheWay, String extra, String template, Function<T, Thing> name) {
        var first = inTheWay.page(0, IN_ANSWER).list().stream().map(name).toList();
        if (!first.isEmpty()) {
            throw new Problem(ProblemType.IN_USE, template, names(first, inTheWay.count())).with(extra, first);
        }
    }

    private static Object names(List<Thing> first, long count) {
        var names = first.stream().limit(IN_SENTENCE).map(Thing::displayName).collect(Collectors.joining(", "));
        return count > IN_SENTENCE ? Sentence.of("%s and %d more", names, count - IN_SENTENCE) : names;
    }
}
