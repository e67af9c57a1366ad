package dev.guesthouse.delivery.targets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server that answers what a test says it answers, as services are reported to; it is 404 for all else, in SCIM's own words. */
public final class Scripted implements AutoCloseable {

    private final Map<String, String> answers = new ConcurrentSkipListMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer http;

    public Scripted() throws IOException {
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        http.createContext("/", this::answer);
        http.start();
    }

    public String address() {
        return "http://127.0.0.1:%d".formatted(http.getAddress().getPort());
    }

    /**
     * @param call {@code GET /Users?filter=userName eq "a"}, as it is before it is encoded
     * @param answer {@code 200 {...}}
     */
    public Scripted says(String call, String answer) {
        answers.put(call, answer);
        return this;
    }

    /** Every call that changes something, with its body. */
    public List<String> changes() {
        return calls.stream().filter(call -> !call.startsWith("GET")).toList();
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestMethod() + " " + URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add((call + " " + body).strip());
            var answer = answers.getOrDefault(call, "404 {\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"404\"}");
            var content = answer.substring(3).strip().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contains("<") ? "text/html" : "application/scim+json");
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
