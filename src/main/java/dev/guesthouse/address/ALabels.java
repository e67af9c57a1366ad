package dev.guesthouse.address;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What people type, as A-labels (RFC 5890). Java knows IDNA 2003 only (RFC 3490), in which ß is ss and ς is σ. Since IDNA 2008
 * they are letters of their own: {@code straße.example} and {@code strasse.example} are two domains, as browsers and mail servers take them.
 */
final class ALabels {

    /** What stands between labels (RFC 3490, 3.1). */
    private static final Pattern DOT = Pattern.compile("[.\u3002\uFF0E\uFF61]");

    private static final Pattern LETTERS_OF_THEIR_OWN = Pattern.compile("[ßς]");

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private ALabels() {
    }

    /**
     * In lower case; what is ASCII already stays as it is otherwise.
     *
     * @throws IllegalArgumentException for what neither standard takes
     * @throws IndexOutOfBoundsException so Java does for some of that
     */
    static String of(String domain) {
        return Stream.of(DOT.split(domain, -1)).map(ALabels::label).collect(Collectors.joining("."));
    }

    private static String label(String typed) {
        var label = Normalizer.normalize(inLowerCase(Normalizer.normalize(typed, Normalizer.Form.NFKC)), Normalizer.Form.NFKC);
        if (!LETTERS_OF_THEIR_OWN.matcher(label).find()) {
            return inLowerCase(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES));
        }
        if (DOT.matcher(label).find() || label.startsWith("xn--")) {
            throw new IllegalArgumentException("no label, in either form");
        }
        // Whatever else is in it is as fit as without them.
        IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
        return "xn--" + punycode(label.codePoints().toArray());
    }

    /** Letter by letter: a sigma is not another one at the end of a word. */
    private static String inLowerCase(String text) {
        return text.codePoints().mapToObj(letter -> Character.toString(letter).toLowerCase(Locale.ROOT)).collect(Collectors.joining());
    }

    /** RFC 3492, 6.3. */
    private static String punycode(int[] letters) {
        var coded = new StringBuilder();
        IntStream.of(letters).filter(letter -> letter < 0x80).forEach(coded::appendCodePoint);
        var plain = coded.length();
        if (plain > 0) {
            coded.append('-');
        }
        var bias = 72;
        var delta = 0;
        var least = 0x80;
        for (var done = plain; done < letters.length; least++) {
            var from = least;
            var next = IntStream.of(letters).filter(letter -> letter >= from).min().orElseThrow();
            delta += (next - least) * (done + 1);
            least = next;
            for (var letter : letters) {
                if (letter < least) {
                    delta++;
                } else if (letter == least) {
                    append(coded, delta, bias);
                    bias = adapted(delta / (done == plain ? 700 : 2), done + 1);
                    delta = 0;
                    done++;
                }
            }
            delta++;
        }
        return coded.toString();
    }

    /** A number of variable length (RFC 3492, 3.3). */
    private static void append(StringBuilder coded, int number, int bias) {
        var rest = number;
        for (var k = 36;; k += 36) {
            var threshold = Math.max(1, Math.min(26, k - bias));
            if (rest < threshold) {
                coded.append(DIGITS.charAt(rest));
                return;
            }
            coded.append(DIGITS.charAt(threshold + (rest - threshold) % (36 - threshold)));
            rest = (rest - threshold) / (36 - threshold);
        }
    }

    /** RFC 3492, 6.1. */
    private static int adapted(int damped, int done) {
        var delta = damped + damped / done;
        var k = 0;
        for (; delta > 455; k += 36) {
            delta /= 35;
        }
        return k + 36 * delta / (delta + 38);
    }
}
