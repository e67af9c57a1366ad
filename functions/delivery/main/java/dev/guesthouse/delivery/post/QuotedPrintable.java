package dev.guesthouse.delivery.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Text in which what is not ASCII, and the end of a line that was broken, are written out (RFC 2045, 6.7). */
final class QuotedPrintable {

    private QuotedPrintable() {
    }

    /** What was written so; what is no such text stays as it is. */
    static String decoded(String text) {
        var octets = new ByteArrayOutputStream(text.length());
        var written = text.replace("=\n", "").getBytes(UTF_8);
        for (int i = 0; i < written.length; i++) {
            var octet = written[i] == '=' && i + 2 < written.length ? octet(written[i + 1], written[i + 2]) : -1;
            octets.write(octet < 0 ? written[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return octets.toString(UTF_8);
    }

    /** Negative where the two are no digits. */
    private static int octet(byte first, byte second) {
        var high = Character.digit(first, 16);
        var low = Character.digit(second, 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
