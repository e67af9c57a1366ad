package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.guesthouse.policy.PolicyQuestion.Choice;

/**
 * The answers that a question lets somebody choose from, one a line: what is kept, and behind it how it is read in a language where that is something
 * else, as in {@code north | en: The north | de: Der Norden}.
 */
final class Choices {

    /** Between what is kept and a text, or two texts. */
    private static final String TEXT = " \\| (?=[A-Za-z][A-Za-z0-9-]*: )";

    private Choices() {
    }

    /** As functions take them. */
    static void put(ArrayNode choices, List<String> lines) {
        for (var line : lines) {
            var parts = line.split(TEXT);
            var choice = choices.addObject().put("value", parts[0]);
            for (int i = 1; i < parts.length; i++) {
                var text = parts[i].split(": ", 2);
                choice.withObject("/text").put(text[0], text[1]);
            }
        }
    }

    /** As they would be typed. */
    static String typed(List<Choice> choices) {
        return choices.stream().map(choice -> choice.value() + (choice.text() == null ? "" : choice.text().entrySet().stream()
                .map(text -> " | %s: %s".formatted(text.getKey(), text.getValue())).collect(Collectors.joining()))).collect(Collectors.joining("\n"));
    }
}
