package dev.guesthouse.test;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;

import org.hamcrest.Matchers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.path.json.JsonPath;

/** What a function answered. */
public final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN = Pattern.compile("\\w+");

    private final HttpResponse<String> response;

    Answer(HttpResponse<String> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** All of one name. */
    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** The value of a cookie that it sets; null for none. */
    public String cookie(String name) {
        return headers("Set-Cookie").stream().filter(each -> each.startsWith(name + "=")).map(each -> each.substring(name.length() + 1).split(";", -1)[0])
                .findFirst().orElse(null);
    }

    /** The answer, which must be a good one. */
    public Answer ok() {
        assertThat(body(), status(), both(greaterThanOrEqualTo(200)).and(lessThan(300)));
        return this;
    }

    /** The answer, which must be a refusal of a stable type, as RFC 9457 has it and with nothing of the inside in it. */
    public Answer refused(int status, String type) {
        assertThat(body(), status(), is(status));
        assertThat(header("Content-Type"), startsWith("application/problem+json"));
        assertThat(body(), text("type"), equalTo("/problems/" + type));
        assertThat(body(), this.<Integer>json("status"), is(status));
        assertThat(text("title"), notNullValue());
        assertThat(text("detail"), notNullValue());
        assertThat(body(), not(Matchers.matchesPattern("(?is).*(\\bat [a-z.]+\\(|exception|select .* from |insert into).*")));
        return this;
    }

    /** A refusal of bad input that names just these fields. */
    public Answer names(String... fields) {
        refused(422, "invalid-input");
        assertThat(body(), this.<List<String>>json("errors.field"), Matchers.containsInAnyOrder(fields));
        assertThat(body(), this.<List<String>>json("errors.message"), Matchers.everyItem(Matchers.not(Matchers.blankOrNullString())));
        return this;
    }

    /** A value by its path. */
    @SuppressWarnings("unchecked")
    public <T> T json(String path) {
        if (path.isEmpty()) {
            return (T) tree();
        }
        if (JsonPlace.isSimple(path)) {
            try {
                return (T) JsonPlace.find(tree(), path);
            } catch (NoSuchElementException e) {
                // the other has its own way to say so
            }
        }
        return JsonPath.from(body()).get(path);
    }

    private Object tree() {
        try {
            return JSON.readValue(body(), Object.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body(), e);
        }
    }

    public String text(String path) {
        return PLAIN.matcher(path).matches() ? field(path) : Objects.toString(json(path), null);
    }

    /** An object or a list as JSON, where {@link #json} has it as Java has it. */
    private String field(String name) {
        try {
            var value = JSON.readTree(body()).path(name);
            return value.isMissingNode() || value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body(), e);
        }
    }

    public Instant time(String path) {
        return Instant.parse(text(path));
    }

    public String id() {
        return text("id");
    }

    /** The items of a list. */
    public List<Map<String, Object>> items() {
        return ok().json("items");
    }

    /** One value of each item of a list. */
    public <T> List<T> each(String path) {
        return ok().json("items." + path);
    }

    @Override
    public String toString() {
        return status() + " " + body();
    }
}
