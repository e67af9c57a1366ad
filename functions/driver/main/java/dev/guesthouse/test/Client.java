package dev.guesthouse.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Somebody who calls functions; {@link #with}, {@link #from} and {@link #at} answer another one who is the same but for that. */
public final class Client {

    /** Java's own: REST Assured's Groovy would cost a quarter of what all tests of the rules take. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Patience.LONGEST).build();

    private final Supplier<URI> url;
    private final String email;
    private final String token;
    private final Map<String, String> headers;

    Client(Supplier<URI> url, String email, String token, Map<String, String> headers) {
        this.url = url;
        this.email = email;
        this.token = token;
        this.headers = headers;
    }

    /** Their address; null for a machine and for nobody. */
    public String email() {
        return email;
    }

    /** The bearer token; null for nobody. */
    public String token() {
        return token;
    }

    /** A read: {@code get("organizations", "search", "fab", "limit", 5)}. */
    public Answer get(String function, Object... query) {
        var path = new StringBuilder("/").append(function);
        for (int i = 0; i < query.length; i += 2) {
            path.append(i == 0 ? '?' : '&').append(encoded(query[i])).append('=').append(encoded(query[i + 1]));
        }
        return checked("get", function, send("GET", path.toString(), null, null));
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    /** A change. */
    public Answer post(String function, Map<String, ?> body) {
        return checked("post", function, send("POST", "/" + function, "application/json", JsonBody.text(body)));
    }

    /** A change, its body given by name and value in turn. */
    public Answer post(String function, Object... body) {
        return post(function, JsonBody.of(body));
    }

    /**
     * Just these characters, as this type; null for none. Once answered, waits a while for what the change has left to deliver, as nobody
     * but a test does.
     *
     * @throws UncheckedIOException where there is no whole answer
     */
    public Answer send(String method, String path, String contentType, String body) {
        var answer = answer(method, path, contentType, body);
        if (url == Driver.IN_THIS_PROCESS && method.equals("POST")) {
            Nudges.settle();
        }
        return answer;
    }

    private Answer answer(String method, String path, String contentType, String body) {
        var request = HttpRequest.newBuilder(URI.create(url.get() + path)).timeout(Patience.LONGEST).method(method, publisher(body));
        headers.forEach(request::setHeader);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(String body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** The same caller with a header more. */
    public Client with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(url, email, token, more);
    }

    /** The same caller with an Idempotency-Key. */
    public Client withKey(String key) {
        return with("Idempotency-Key", key);
    }

    /** The same caller at another network address. */
    public Client from(String address) {
        return with("X-Forwarded-For", address);
    }

    /** The same caller without a token of their own. */
    Client withoutToken() {
        return new Client(url, email, null, headers);
    }

    /** The same caller at another process of the same instance. */
    public Client at(Supplier<URI> other) {
        return new Client(other, email, token, headers);
    }

    /** Programs that are told to die answer what they can. */
    private Answer checked(String method, String function, Answer answer) {
        return url == Driver.IN_THIS_PROCESS ? Described.checked(method, function, answer) : answer;
    }
}
