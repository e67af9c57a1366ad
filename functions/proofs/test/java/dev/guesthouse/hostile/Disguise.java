package dev.guesthouse.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import dev.guesthouse.hostile.Attempt.Ending;

/**
 * What is wrong with a call apart from its values: the bytes of its body, the end of its query, its head.
 *
 * @param method null for the right one
 * @param type the media type of the body; null for none
 * @param suffix comes after the query
 * @param framesItself that its headers say how long the body is, maybe wrongly
 */
record Disguise(String method, String type, UnaryOperator<byte[]> body, String suffix, List<String> headers, boolean framesItself) {

    private static final String RIGHT = "application/json";

    /** Longer than any body that is sent. */
    private static final String ENDLESS = "Content-Length: 1000000";
    private static final List<Disguise> ALL = Stream.of(bodies(), methods(), types(), suffixes(), heads(), frames()).flatMap(List::stream).toList();

    static Disguise none() {
        return new Disguise(null, RIGHT, UnaryOperator.identity(), "", List.of(), false);
    }

    static Disguise any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** Whether the caller's token is to be sent as it should be; else it is already among the headers, or left out. */
    boolean isHeardAs(String token, List<String> sent) {
        if (headers.contains("X-Cookie: yes")) {
            sent.add("Cookie: a=b; guesthouse=" + token + "; guesthouse=x");
            return false;
        }
        return headers.stream().noneMatch(header -> header.startsWith("Authorization"));
    }

    /** What becomes of the connection, for a body of a length. */
    Ending ending(int length) {
        if (headers.contains(ENDLESS)) {
            return Ending.CUT;
        }
        // The server hangs up on what is too large, and knows other protocols.
        return framesItself || length >= 1_000_000 || headers.stream().anyMatch(header -> header.matches("(?s)(Upgrade|Expect).*")) ? Ending.LEFT : Ending.KEPT;
    }

    private static List<Disguise> bodies() {
        return List.of(body(text -> text.replaceFirst("}$", ",}")), body(text -> text + "x"), body(text -> text + text),
                body(text -> text + " \n\t "), body(text -> text.substring(0, text.length() / 2)), body(text -> "[" + text + "]"),
                body(text -> "\"" + text + "\""), body(text -> "null"), body(text -> "1"), body(text -> ""), body(text -> " "), body(text -> "{"),
                body(text -> "\u0000" + text), body(text -> "\ufeff" + text), body(text -> text.replaceFirst("^\\{", "{\"id\":\"x\",\"id\":\"y\",")),
                body(text -> text.replaceFirst("^\\{", "{\"\":1,")), body(text -> "/* */" + text), body(text -> text.replace("\"", "'")),
                body(text -> "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), body(text -> "[".repeat(100_000)),
                body(text -> text + " ".repeat(1_100_000)),
                body(text -> text.replaceFirst("^\\{", "{\"__proto__\":{},\"@class\":\"java.lang.ProcessBuilder\",")),
                body(text -> text.replaceFirst("\":\"", "\":\"\\\\x")), body(text -> text.replaceFirst("\":\"", "\":\"\t")),
                in(StandardCharsets.UTF_16), in(StandardCharsets.UTF_16LE), in(Charset.forName("UTF-32")), bytes(0xFF, 0xFE), bytes(0xC0, 0x80),
                bytes(0xED, 0xA0, 0x80), bytes(0xF4, 0x90, 0x80, 0x80), bytes(0xE2, 0x82),
                with(none(), Disguise::gzip, List.of("Content-Encoding: gzip")),
                with(none(), UnaryOperator.identity(), List.of("Content-Encoding: gzip")),
                with(none(), UnaryOperator.identity(), List.of("Content-Encoding: x, y")));
    }

    private static List<Disguise> methods() {
        return names("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "X").map(
                method -> new Disguise(method, RIGHT, UnaryOperator.identity(), "", List.of(), false)).toList();
    }

    private static List<Disguise> types() {
        return names(null, "", "text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data",
                "multipart/form-data; boundary=x", "application/json; charset=utf-8", "application/json;charset=UTF-16",
                "application/json; charset=latin1", "application/json; charset=\"utf-8\"", "application/json; x=y", "application/json, text/plain",
                "application/jsonx", "APPLICATION/JSON", "application/problem+json", "*/*", "x".repeat(3_000),
                "application/json\r\nContent-Type: text/plain", "\u00e9")
                .map(type -> new Disguise(null, type, UnaryOperator.identity(), "", List.of(), false)).toList();
    }

    private static List<Disguise> suffixes() {
        return names("?", "?&", "?=", "?a", "?a=", "?=b", "?limit=1&limit=2", "&limit=1&limit=1", "?after=x", "&after=AAAA", "?search=%00",
                "&search=%00", "?search=%FF%FE", "&search=%C0%80", "&search=%ED%A0%80", "?search=%F0%9F%98%80", "&search=%E2%80%AE", "?%00=1",
                "?a.b.c=1", "?person=x&person.id=y", "?person.id=x&person=y", "?..=1", "?.=1", "?a.=1", "?id=", "?id[]=1", "?id[$ne]=1", "?a;b", "?+",
                "?a=b?c=d", "/", "//", "/x", "/..", "/../whoami", "/%2e%2e/whoami", ";x=y", "%20", "%00", "%2F", "%5C", "#x",
                "?" + "a=b&".repeat(800), "?" + "x".repeat(3_000) + "=1", "?search=" + "x".repeat(3_000))
                .map(suffix -> new Disguise(null, RIGHT, UnaryOperator.identity(), suffix, List.of(), false)).toList();
    }

    private static List<Disguise> heads() {
        return names("Idempotency-Key: ", "Idempotency-Key: a b", "Idempotency-Key: \u00e9", "Idempotency-Key: \ud83d\ude00", "Idempotency-Key: once",
                "Idempotency-Key: " + "k".repeat(255), "Idempotency-Key: " + "k".repeat(256), "Idempotency-Key: one\r\nIdempotency-Key: two",
                "Authorization: ", "Authorization: Bearer", "Authorization: Bearer ", "Authorization: Basic YTpi",
                "Authorization: Bearer \u00e9\ud83d\ude00", "Authorization: bearer x", "Authorization: Bearer guesthouse_machine_",
                "Authorization: Bearer guesthouse_session_" + "x".repeat(3_000), "Authorization: Bearer a b c", "X-Cookie: yes",
                "Cookie: guesthouse=", "Cookie: guesthouse=\"", "Cookie: =;;=", "Cookie: " + "a=b; ".repeat(700),
                "Cookie: guesthouse=" + "x".repeat(3_000), "Cookie: \u00e9=\ud83d\ude00", "Origin: http://evil.example", "Origin: null", "Origin: ",
                "Origin: http://guesthouse.test", "Sec-Fetch-Site: cross-site", "X-Forwarded-For: x", "X-Forwarded-For: 1.2.3.4, 5.6.7.8",
                "X-Forwarded-For: ::1", "X-Forwarded-For: [::1]:80", "X-Forwarded-For: 999.1.1.1", "X-Forwarded-For: " + "1.1.1.1, ".repeat(300),
                "X-Forwarded-For: \ud83d\ude00", "X-Forwarded-For: 1.2.3.4:99999", "X-Forwarded-Proto: x", "X-Forwarded-Host: evil.example",
                "Forwarded: for=\"x", "X-Request-Id: \ud83d\ude00", "X-Request-Id: " + "x".repeat(3_000), "Accept: x", "Accept: text/html",
                "Accept-Language: \ud83d\ude00", "Accept-Encoding: gzip, br, x", "Range: bytes=0-1", "If-None-Match: *", "If-Modified-Since: x",
                "Expect: 100-continue", "Expect: x", "Upgrade: websocket\r\nConnection: Upgrade", "Connection: close",
                "X-HTTP-Method-Override: DELETE", "Host: evil.example", "X: " + "y".repeat(6_000), "X:y\r\n".repeat(100) + "Z: z")
                .map(header -> with(none(), UnaryOperator.identity(), List.of(header))).toList();
    }

    private static List<Disguise> frames() {
        return names("Content-Length: 0", "Content-Length: 1", ENDLESS, "Content-Length: 99999999999", "Content-Length: -1", "Content-Length: x",
                "Content-Length: 5\r\nContent-Length: 6", "X: no-length", "Transfer-Encoding: chunked", "Transfer-Encoding: x",
                "Transfer-Encoding: chunked\r\nContent-Length: 5", "Content-Length : 5", " folded", "no colon", ": no name", "\u0000: x", "X: \u0000",
                "X: " + "y".repeat(20_000))
                // Whatever the server takes for the body, it ends.
                .map(header -> new Disguise(null, RIGHT, body(text -> text + "\r\n0\r\n\r\n").body, "", List.of(header), true)).toList();
    }

    private static Disguise body(UnaryOperator<String> change) {
        return with(none(), bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8), List.of());
    }

    private static Disguise in(Charset charset) {
        return with(none(), bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(charset), List.of());
    }

    /** With these bytes in the first text of the body. */
    private static Disguise bytes(int... broken) {
        return with(none(), bytes -> {
            var text = new String(bytes, StandardCharsets.UTF_8);
            var place = text.indexOf("\":\"") < 0 ? 0 : text.indexOf("\":\"") + 3;
            var changed = new ByteArrayOutputStream();
            changed.writeBytes(Arrays.copyOf(bytes, place));
            Arrays.stream(broken).forEach(changed::write);
            changed.writeBytes(Arrays.copyOfRange(bytes, place, bytes.length));
            return changed.toByteArray();
        }, List.of());
    }

    private static byte[] gzip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static Disguise with(Disguise disguise, UnaryOperator<byte[]> body, List<String> headers) {
        return new Disguise(disguise.method, disguise.type, body, disguise.suffix, headers, disguise.framesItself);
    }

    private static Stream<String> names(String... names) {
        return Arrays.stream(names);
    }
}
