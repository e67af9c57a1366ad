package dev.guesthouse.delivery.letter;

import java.util.regex.Pattern;

/** Makes what people typed into data of a letter (MSG-05): one line, bounded, and nothing of it becomes a link. */
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

    /** {@code http:}, {@code mailto:}, {@code tel:} and the like, with something right behind. */
    private static final Pattern SCHEME = Pattern.compile("(?<=\\b[A-Za-z][A-Za-z0-9+.-]{0,30}):(?=[^\\s])");
    /** A dot, in whatever form, between what could be two labels of a host name; a decimal number has none. */
    private static final Pattern DOT = Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}_\\-\u200C\u200D])([.\u3002\uFF0E\uFF61\u2024])"
            + "(?=[\\p{L}\\p{M}\\p{N}_\\-\u200C\u200D]{2})(?!\\d+(?![\\p{L}\\p{M}\\p{N}.\\-]))");
    private static final Pattern NETWORK_ADDRESS = Pattern.compile("(?<=\\d)\\.(?=\\d{1,3}\\.\\d)|(?<=\\d\\.\\d{1,3})\\.(?=\\d)");

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
        var schemes = SCHEME.matcher(text).replaceAll("[:]");
        return DOT.matcher(NETWORK_ADDRESS.matcher(schemes).replaceAll("[.]")).replaceAll("[$1]");
    }
}
