package dev.guesthouse.portal.home;

import java.util.ArrayList;
import java.util.List;

/** Some words of a sentence, which a page sets as code or as text. */
public record TextRun(boolean code, String text) {

    /** A sentence in which back-ticks mark code. */
    static List<TextRun> of(String sentence) {
        var words = new ArrayList<TextRun>();
        var parts = sentence.split("`");
        for (int i = 0; i < parts.length; i++) {
            words.add(new TextRun(i % 2 == 1, parts[i]));
        }
        return words;
    }
}
