package dev.guesthouse.delivery.outbound;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.guesthouse.delivery.targets.TargetException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** What a target system answered: with a status of 2xx, or one by which it refuses what it was asked. */
public final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final int status;
    private final MultiMap headers;
    private final Buffer body;

    Answer(int status, MultiMap headers, Buffer body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** The first of a name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The same answer, if what was asked is done.
     *
     * @param toDo ends our sentence "The target system refused to ..."
     * @throws TargetException refused, where it is not, or where what came is no JSON: a page says of everything that it went well
     */
    public Answer done(String toDo) {
        if (!isGood()) {
            throw TargetException.refused("The target system refused to %s (status %d%s).".formatted(toDo, status, why()));
        }
        json();
        return this;
    }

    private String why() {
        return switch (status) {
            case 401 -> ", the credentials are not taken";
            case 403 -> ", the credentials do not allow it";
            case 404 -> ", it is not there";
            default -> "";
        };
    }

    /** What it says; missing where it says nothing. @throws TargetException refused, where that is no JSON */
    public JsonNode json() {
        if (body.length() == 0) {
            return MissingNode.getInstance();
        }
        if (!isJson()) {
            throw TargetException.refused("The target system answered with something else than JSON.");
        }
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw TargetException.refused("The target system answered with broken JSON.");
        }
    }

    /** What it says, where it says anything in JSON; else missing. */
    public JsonNode jsonIfAny() {
        try {
            return isJson() ? json() : MissingNode.getInstance();
        } catch (TargetException e) {
            return MissingNode.getInstance();
        }
    }

    private boolean isJson() {
        var type = header("Content-Type").map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
        return "application/json".equals(type) || type.startsWith("application/") && type.endsWith("+json");
    }
}
