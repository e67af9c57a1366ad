package dev.guesthouse.test;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.http.params.HttpParams;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Somebody who calls functions; {@link #with}, {@link #from} and {@link #at} answer another one who is the same but for that. */
public final class Client {

    private static final EncoderConfig AS_WRITTEN = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
    /** Found once: a client that finds its own reads a file and makes keys for TLS, which costs as much as the call. */
    private static final HttpParams PARAMETERS = new DefaultHttpClient().getParams();
    private static final SchemeRegistry SCHEMES = SchemeRegistryFactory.createDefault();
    /** What has not answered by then hangs. */
    private static final HttpClientConfig PATIENT = HttpClientConfig.httpClientConfig()
            .httpClientFactory(() -> new DefaultHttpClient(new BasicClientConnectionManager(SCHEMES), PARAMETERS.copy()))
            .setParam("http.socket.timeout", 30_000).setParam("http.connection.timeout", 30_000);

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
        var request = request();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam((String) query[i], query[i + 1]);
        }
        return checked("get", function, new Answer(request.get("/" + function)));
    }

    /** A change. */
    public Answer post(String function, Map<String, ?> body) {
        return checked("post", function, new Answer(request().contentType("application/json").body(JsonBody.text(body)).post("/" + function)));
    }

    /** A change, its body given by name and value in turn. */
    public Answer post(String function, Object... body) {
        return post(function, JsonBody.of(body));
    }

    /** Just these characters, as this type; null for none. */
    public Answer send(String method, String path, String contentType, String body) {
        var request = request();
        if (contentType != null) {
            // Sent as it is, even where the client would know how to make such a body; it looks types up without their parameters.
            var encoder = AS_WRITTEN.encodeContentTypeAs(contentType.split(";")[0], ContentType.TEXT);
            request.contentType(contentType).config(RestAssured.config().httpClient(PATIENT).encoderConfig(encoder));
        }
        if (body != null) {
            request.body(body);
        }
        return new Answer(request.request(method, path));
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

    /** The same caller at another process of the same instance. */
    public Client at(Supplier<URI> other) {
        return new Client(other, email, token, headers);
    }

    /** Programs that are told to die answer what they can. */
    private Answer checked(String method, String function, Answer answer) {
        return url == Driver.IN_THIS_PROCESS ? Described.checked(method, function, answer) : answer;
    }

    private RequestSpecification request() {
        var at = url.get();
        var request = RestAssured.given().baseUri(at.getScheme() + "://" + at.getHost()).port(at.getPort())
                .config(RestAssured.config().httpClient(PATIENT).encoderConfig(AS_WRITTEN)).redirects().follow(false).urlEncodingEnabled(true).headers(headers);
        return token == null ? request : request.auth().preemptive().oauth2(token);
    }
}
