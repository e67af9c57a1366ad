package dev.guesthouse.delivery.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is to be asked of a target system.
 *
 * @param body null for none
 */
public record Call(String method, URI address, Map<String, String> headers, byte[] body) {

    public static Call get(URI address) {
        return of("GET", address);
    }

    public static Call of(String method, URI address) {
        return new Call(method, address, Map.of("Accept", "application/json"), null);
    }

    public Call with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, address, more, body);
    }

    /** With a body of JSON. */
    public Call json(JsonNode content) {
        return content("application/json", content.toString());
    }

    /** With a body of any type; sent as UTF-8. */
    public Call content(String type, String content) {
        var typed = with("Content-Type", type);
        return new Call(method, address, typed.headers, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Without what it carries: headers and bodies hold secrets. */
    @Override
    public String toString() {
        return method + " " + address.getHost();
    }
}
