package dev.guesthouse.delivery.letter;

import java.util.regex.Pattern;

/**
 * Makes what people typed into data of a letter (MSG-05): one line, bounded, and nothing of it becomes a link. Programs that show mail
 * make links of what looks like one, so a character that shows nothing is put where one is joined: it reads as it was typed.
 */
final class Typed {

    /** In characters, as are the others. */
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SUBJECT = 150;

    /** Marks that turn directions or hide; the two joiners are letters' own. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}&&[^\u200C\u200D]]");
    /** Controls and line ends of every kind. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\s]{2,}");

    /** The zero width non-joiner. No label of a host name begins with it (RFC 5892, A.1): what is made a link all the same leads nowhere. */
    private static final String BREAK = "\u200C";

    /** Behind the colon of {@code http:}, {@code mailto:}, {@code tel:} and the like, with something right behind. */
    private static final String SCHEME = "(?<=\\b[A-Za-z][A-Za-z0-9+.-]{0,30}:)(?=[^\\s\u200C])";
    /** Between the two of {@code //server} and {@code \\server}, which lead to another machine's files. */
    private static final String SLASHES = "(?<=[/\\\\])(?=[/\\\\])";
    private static final String AT = "(?<=\\S@)(?=[^\\s\u200C])";
    /** Behind a dot, in whatever form, with what could be a label of a host name behind it; that of a decimal number is none. */
    private static final String DOT = "(?<=[^\\s.][.\u3002\uFF0E\uFF61\u2024\uFE52])(?=[\\p{L}\\p{M}\\p{N}_\\-\u200D][\\p{L}\\p{M}\\p{N}_\\-\u200C\u200D])"
            + "(?!\\d+(?![\\p{L}\\p{M}\\p{N}.\\-]))";
    private static final String NETWORK_ADDRESS = "(?<=\\d\\.)(?=\\d{1,3}\\.\\d)|(?<=\\d\\.\\d{1,3}\\.)(?=\\d)";
    private static final Pattern JOINT = Pattern.compile(String.join("|", SCHEME, SLASHES, AT, DOT, NETWORK_ADDRESS));

    /** As numbers are written for other countries; others are too much like numbers of orders. */
    private static final Pattern TELEPHONE = Pattern.compile("\\+\\d[\\d ()/.\\-]{5,}\\d");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[+\\d])(?=\\d)");

    /** An address that no mail client takes for anything else than itself. */
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("(?!www\\.)[a-z0-9+_.-]+@[a-z0-9.-]+");

    private Typed() {
    }

    /** A text of some sentences. */
    static String text(String typed) {
        return withoutLinks(bounded(line(typed), LONGEST_TEXT));
    }

    /** A name of a person or a thing. */
    static String name(String typed) {
        return withoutLinks(bounded(line(typed), LONGEST_NAME));
    }

    /** A proven address: as it is, unless its local part looks like a link. */
    static String address(String email) {
        return PLAIN_ADDRESS.matcher(email).matches() ? email : withoutLinks(email);
    }

    /** A whole subject, made of names that went through {@link #name}; no encoded word (RFC 2047), which would be read as others. */
    static String subject(String composed) {
        return bounded(line(composed).replace("=?", "= ?"), LONGEST_SUBJECT);
    }

    private static String line(String typed) {
        return SPACES.matcher(UNFIT.matcher(HIDDEN.matcher(typed).replaceAll("")).replaceAll(" ")).replaceAll(" ").strip();
    }

    private static String bounded(String text, int most) {
        return text.codePointCount(0, text.length()) <= most ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "\u2026";
    }

    private static String withoutLinks(String text) {
        var numbers = TELEPHONE.matcher(text).replaceAll(number -> BETWEEN_DIGITS.matcher(number.group()).replaceAll(BREAK));
        return JOINT.matcher(numbers).replaceAll(BREAK);
    }
}
