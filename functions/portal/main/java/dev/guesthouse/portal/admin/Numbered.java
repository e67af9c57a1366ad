package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.guesthouse.portal.page.Form;

/**
 * Fields of a form of which there can be several, such as {@code question.0.kind}.
 *
 * @param name what their names begin with
 * @param isFilled whether those whose names begin so say anything
 */
record Numbered(Form form, String name, Predicate<String> isFilled) {

    /** What the names of those begin with that were filled in. */
    List<String> filled() {
        return form.fields().keySet().stream().filter(field -> field.startsWith(name)).map(field -> name + field.substring(name.length()).split("\\.")[0] + ".")
                .distinct().filter(isFilled).toList();
    }

    /** What the names of one more begin with. */
    String free() {
        var taken = filled();
        return IntStream.range(0, taken.size() + 1).mapToObj(number -> name + number + ".").filter(prefix -> !taken.contains(prefix)).findFirst().orElseThrow();
    }
}
