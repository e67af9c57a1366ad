package dev.guesthouse.delivery.outbound;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.guesthouse.delivery.targets.TargetException;

/** Addresses and bodies of what targets name as they like: their ids may hold {@code /}, {@code %} and quotes. */
public final class Encoded {

    private Encoded() {
    }

    /** A text as one part of a path (RFC 3986): whatever is not unreserved is encoded. @throws TargetException refused, where it leads elsewhere */
    public static String part(String text) {
        // However these are encoded, some read them as a step up, or as none.
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw TargetException.refused("An id that is empty or of dots alone leads elsewhere.");
        }
        return value(text);
    }

    /** What is below an address: each segment is one, whatever it holds; an address may end in a slash. */
    public static URI below(URI address, String... segments) {
        return below(address, Map.of(), segments);
    }

    /** The same with a query, in the order of the map. */
    public static URI below(URI address, Map<String, String> query, String... segments) {
        var path = Stream.of(segments).map(Encoded::part).collect(Collectors.joining("/", "/", ""));
        var base = address.toString().replaceAll("/+$", "");
        return URI.create(base + (segments.length == 0 ? "" : path) + (query.isEmpty() ? "" : "?" + form(query.entrySet())));
    }

    /** Names and values as forms and queries have them. */
    public static String form(Collection<Map.Entry<String, String>> fields) {
        return fields.stream().map(field -> value(field.getKey()) + "=" + value(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String value(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }
}
