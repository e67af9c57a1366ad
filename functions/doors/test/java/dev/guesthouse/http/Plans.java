package dev.guesthouse.http;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.test.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;

/**
 * How the database answers what the product asks while this is open, as PostgreSQL's auto_explain writes it into the server's log; what
 * functions in SQL ask themselves, too. So that some thousands of rows are enough, an index is used wherever one serves. It needs a server that
 * keeps its log as JSON, which that of the tests does.
 */
final class Plans implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 10_000_000;
    private static final String SETTINGS = """
            DO $$
            DECLARE setting text[];
            BEGIN
                FOREACH setting SLICE 1 IN ARRAY ARRAY[['session_preload_libraries', 'auto_explain'], ['auto_explain.log_min_duration', '0'],
                    ['auto_explain.log_analyze', 'on'], ['auto_explain.log_timing', 'off'], ['auto_explain.log_nested_statements', 'on'],
                    ['auto_explain.log_format', 'json'], ['enable_seqscan', 'off'], ['random_page_cost', '1.1']]
                LOOP
                    EXECUTE format(%s);
                END LOOP;
            END $$
            """;
    private static final String SET = SETTINGS.formatted("'ALTER DATABASE %I SET %s = %L', current_database(), setting[1], setting[2]");
    private static final String RESET = SETTINGS.formatted("'ALTER DATABASE %I RESET %s', current_database(), setting[1]");

    /** How one statement was answered. */
    record Plan(String sql, String parameters, JsonNode root) {

        /** How many rows it looked at in the table or the index of which it looked at most, those among them that it did not want. */
        long rows() {
            return nodes(root).filter(node -> node.has("Relation Name") || node.has("Index Name")).mapToLong(Plan::rows).max().orElse(0);
        }

        private static Stream<JsonNode> nodes(JsonNode node) {
            return Stream.concat(Stream.of(node), Stream.of(node.path("Plans")).flatMap(plans -> Stream.iterate(0, i -> i < plans.size(), i -> i + 1)
                    .flatMap(i -> nodes(plans.get(i)))));
        }

        private static long rows(JsonNode node) {
            return Math.round(node.path("Actual Loops").asDouble() * (node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble() + node.path("Rows Removed by Index Recheck").asDouble()
                    + node.path("Rows Removed by Join Filter").asDouble()));
        }

        @Override
        public String toString() {
            return sql.strip() + "\n" + parameters + "\n" + shown(root, "  ");
        }

        /** A node a line, as EXPLAIN has it. */
        private static String shown(JsonNode node, String indent) {
            var line = new StringBuilder(indent).append(node.path("Node Type").asText());
            Stream.of("Relation Name", "Index Name", "Index Cond", "Filter", "Sort Key").filter(node::has)
                    .forEach(name -> line.append(", ").append(name).append(": ").append(node.path(name)));
            line.append(" → ").append(rows(node)).append(" rows\n");
            node.path("Plans").forEach(below -> line.append(shown(below, indent + "  ")));
            return line.toString();
        }
    }

    private final Database database;
    private final AgroalDataSource pool;

    Plans(Database database, AgroalDataSource pool) {
        this.database = database;
        this.pool = pool;
        database.run(SET);
        // A connection is told of its settings when it is opened.
        pool.flush(FlushMode.GRACEFUL);
    }

    /** Of what is asked while something runs. */
    List<Plan> of(Runnable call) {
        var from = size();
        var begin = mark();
        call.run();
        var end = mark();
        var lines = Awaitility.await().atMost(Duration.ofSeconds(10)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
                .until(() -> lines(from), read -> read.contains(end));
        return lines.subList(lines.indexOf(begin), lines.indexOf(end)).stream().filter(line -> line.contains("plan:\n")).map(Plans::plan).toList();
    }

    /** What is written to the log passes through one pipe: all that was asked before stands before this. */
    private String mark() {
        var mark = UUID.randomUUID().toString();
        database.run("DO $$ BEGIN RAISE LOG '%s'; END $$".formatted(mark));
        return mark;
    }

    private long size() {
        return database.count("SELECT size FROM pg_stat_file(pg_current_logfile('jsonlog'))");
    }

    /** The messages of whole lines of the log. */
    private List<String> lines(long from) {
        if (size() - from > MOST_BYTES) {
            throw new AssertionError("asks the database more than can be looked at: for each row, probably");
        }
        // From the sign before on: what begins there may be the rest of a line that was being written.
        var text = database.value("SELECT convert_from(pg_read_binary_file(pg_current_logfile('jsonlog'), ?, ?), 'UTF8')", Math.max(0, from - 1), MOST_BYTES);
        return text.substring(from == 0 ? 0 : text.indexOf('\n') + 1, text.lastIndexOf('\n') + 1).lines().map(line -> json(line).path("message").asText()).toList();
    }

    private static Plan plan(String message) {
        var explained = json(message.substring(message.indexOf("plan:\n") + 6));
        return new Plan(explained.path("Query Text").asText(), explained.path("Query Parameters").asText(), explained.path("Plan"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        database.run(RESET);
        pool.flush(FlushMode.GRACEFUL);
    }
}
