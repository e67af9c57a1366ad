package dev.guesthouse.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.test.Wire.Reply;

/** What every answer must be like, whatever was asked (OPS-06). */
final class Judge {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPES = Arrays.stream(ProblemType.values()).map(type -> "/problems/" + type.slug()).collect(Collectors.toSet());
    private static final Pattern INSIDE = Pattern.compile("(?i)\\bat [a-z]\\w*(\\.\\w+)+\\("
            + "|exception|\\bselect .* from |insert into|hibernate|postgres|\\bjava\\.|dev\\.guesthouse\\.|jackson");
    /** No refusal is longer, however much was sent. */
    private static final int LONGEST_REFUSAL = 20_000;

    private Judge() {
    }

    /** @throws AssertionError for an answer that is none */
    static void check(Reply reply) {
        if (reply.status() >= 500 && reply.status() != 501) {
            throw new AssertionError("a failure");
        }
        if (reply.status() >= 400 && reply.header("content-type").equals("text/html; charset=utf-8")) {
            checkPage(reply);
        } else if (reply.status() >= 400 && reply.body().length > 0) {
            checkProblem(reply);
        } else if (reply.status() < 300 && reply.header("content-type").startsWith("application/json")) {
            json(reply);
        }
    }

    /** What an address of a page refuses ({@code /x/..} is the first one's), it refuses in a page. */
    private static void checkPage(Reply reply) {
        if (!new String(reply.body(), UTF_8).contains("<main id=\"main\">")) {
            throw new AssertionError("a refusal in HTML that is no page of ours");
        }
    }

    private static void checkProblem(Reply reply) {
        if (!reply.header("content-type").startsWith("application/problem+json")) {
            throw new AssertionError("a refusal that is no problem");
        }
        var problem = json(reply);
        if (!TYPES.contains(problem.path("type").asText()) || problem.path("status").asInt() != reply.status() || problem.path("title").asText().isBlank()
                || problem.path("detail").asText().isBlank()) {
            throw new AssertionError("a problem without what each has");
        }
        if (INSIDE.matcher(reply.text()).find()) {
            throw new AssertionError("a refusal that tells of the inside");
        }
        if (reply.body().length > LONGEST_REFUSAL) {
            throw new AssertionError("a refusal of %d bytes".formatted(reply.body().length));
        }
    }

    /** The name of the problem, or the status. */
    static String outcome(Reply reply) {
        return reply.header("content-type").startsWith("application/problem+json") && reply.body().length > 0
                ? "%d %s".formatted(reply.status(), json(reply).path("type").asText().replace("/problems/", "")) : String.valueOf(reply.status());
    }

    private static JsonNode json(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
