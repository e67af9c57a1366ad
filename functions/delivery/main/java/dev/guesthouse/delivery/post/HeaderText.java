package dev.guesthouse.delivery.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people wrote, as it stands in a header: ASCII as it is, everything else in encoded words (RFC 2047) on lines of at most
 * 76 characters. The mail client's own way splits characters of more than 16 bits, and folds lines by a line feed alone.
 */
final class HeaderText {

    /** Goes on in the next line (RFC 5322, 2.2.3). */
    static final String FOLD = "\r\n ";

    /** Of a line with an encoded word in it (RFC 2047, 2). */
    private static final int LONGEST_LINE = 76;

    private static final String BEGIN = "=?UTF-8?Q?";
    private static final String END = "?=";

    /** An encoded word, and what stands between it and another one, which is nothing. */
    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?Q\\?([^?]*)\\?=(?:\\s+(?==\\?UTF-8\\?Q\\?))?");

    /** What stands for itself, in a name too (RFC 2047, 5). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9!*+/-]");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern SPECIAL = Pattern.compile("[\"\\\\]");

    private HeaderText() {
    }

    /** A text such as a subject. @param header what it stands behind, {@code Subject} */
    static String text(String header, String written) {
        var line = line(written);
        return isPlain(line) ? line : encodedWords(line, begun(header));
    }

    /** The name of a mailbox: a quoted string where it is ASCII. */
    static String name(String header, String written) {
        var line = line(written);
        return isPlain(line) ? '"' + SPECIAL.matcher(line).replaceAll("\\\\$0") + '"' : encodedWords(line, begun(header));
    }

    /** Two parts of a header with a space between them, the second on a line of its own where the first is long. */
    static String joined(String header, String first, String second) {
        var lastLine = first.contains(FOLD) ? first.length() - first.lastIndexOf(FOLD) - "\r\n".length() : begun(header) + first.length();
        return first + (lastLine + 1 + second.length() > LONGEST_LINE ? FOLD : " ") + second;
    }

    /** What {@link #text} was given, of a header that is on one line again. */
    static String read(String header) {
        return WORD.matcher(header).replaceAll(word -> Matcher.quoteReplacement(QuotedPrintable.decoded(word.group(1).replace('_', ' '))));
    }

    private static String encodedWords(String text, int begun) {
        var words = new StringBuilder(BEGIN);
        int column = begun + BEGIN.length();
        for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
            var encoded = encoded(character);
            // A character is never parted (RFC 2047, 5).
            if (column + encoded.length() + END.length() > LONGEST_LINE) {
                words.append(END).append(FOLD).append(BEGIN);
                column = 1 + BEGIN.length();
            }
            words.append(encoded);
            column += encoded.length();
        }
        return words.append(END).toString();
    }

    private static String encoded(String character) {
        if (character.equals(" ")) {
            return "_";
        }
        if (PLAIN.matcher(character).matches()) {
            return character;
        }
        var bytes = new StringBuilder();
        for (var octet : character.getBytes(UTF_8)) {
            bytes.append("=%02X".formatted(octet));
        }
        return bytes.toString();
    }

    /** What begins an encoded word would be read as one. */
    private static boolean isPlain(String line) {
        return line.chars().allMatch(character -> character < 128) && !line.contains("=?");
    }

    private static String line(String written) {
        return CONTROLS.matcher(written).replaceAll(" ").strip();
    }

    private static int begun(String header) {
        return header.length() + ": ".length();
    }
}
