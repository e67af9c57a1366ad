package dev.guesthouse.portal;

import java.util.ArrayList;
import java.util.List;

/** Some words of a sentence, which a page sets as code or as text. */
public record Words(boolean code, String text) {

    /** A sentence in which back-ticks mark code. */
    static List<Words> of(String sentence) {
        var words = new ArrayList<Words>();
        var parts = sentence.split("`");
        for (int i = 0; i < parts.length; i++) {
            words.add(new Words(i % 2 == 1, parts[i]));
        }
        return words;
    }
}
