package dev.guesthouse.delivery.letter;

import java.util.List;

/**
 * What a letter says, in the order in which it says it; both templates are fed with it.
 *
 * @param subject fact, name, date
 * @param sentence the matter in one sentence
 * @param code stands alone on its line; null where there is none
 * @param facts who, what and dates, a line each
 * @param link may be null
 * @param entries where it is about several, one by one
 * @param notes a paragraph each
 * @param why why this person gets it
 * @param whom whom they can ask
 */
public record Content(String subject, String sentence, String code, List<Fact> facts, Link link, List<Entry> entries, List<String> notes, String why,
        String whom) {

    /** About one thing. */
    Content(String subject, String sentence, String code, List<Fact> facts, Link link, List<String> notes, String why, String whom) {
        this(subject, sentence, code, facts, link, List.of(), notes, why, whom);
    }

    /** One of several. @param link may be null */
    public record Entry(String heading, List<Fact> facts, Link link) {
    }

    public record Fact(String label, String value) {
    }

    /** @param address stands alone on its line */
    public record Link(String action, String address) {
    }
}
