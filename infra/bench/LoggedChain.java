import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The statements that PostgreSQL logged while one request was made, approved, delivered and told, as a script for pgbench that does the same for
 * another person each time: the limit of every program that has the database do so.
 */
final class LoggedChain {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXECUTED = Pattern.compile("(?s)(?:execute [^:]*|statement): (.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?s)\\$(\\d+) = (NULL|'((?:[^']|'')*)')");

    /** @param parameters a value of each, as text; null is NULL */
    record Statement(String sql, List<String> parameters) {

        boolean isBegin() {
            return sql.matches("(?is)(begin|start transaction).*");
        }

        boolean isEnd() {
            return sql.matches("(?is)(commit|rollback).*");
        }
    }

    private final List<List<Statement>> submitted;
    private final List<List<Statement>> approved;

    /**
     * @param submitted what was logged from the call on that asks, until all that followed was done
     * @param approved the same of the call that approves
     */
    LoggedChain(List<String> submitted, List<String> approved) throws IOException {
        this.submitted = transactions(submitted);
        this.approved = transactions(approved);
    }

    /** Statements and transactions until the request was there. */
    Postgres.Counted untilSubmitted() {
        return until(submitted, "insert into assignment_request");
    }

    /** Statements and transactions until it was decided. */
    Postgres.Counted untilApproved() {
        return until(approved, "update request_stage");
    }

    /** What follows then: the sponsor's letter. */
    Postgres.Counted afterSubmitted() {
        return counted(submitted).minus(untilSubmitted());
    }

    /** What follows then: the role, and the letter about it. */
    Postgres.Counted afterApproved() {
        return counted(approved).minus(untilApproved());
    }

    /** Of the whole chain. */
    Postgres.Counted whole() {
        var all = new ArrayList<>(submitted);
        all.addAll(approved);
        return counted(all);
    }

    /** In the order of their ends, as others see them; a statement by itself is a transaction too. */
    private static List<List<Statement>> transactions(List<String> log) throws IOException {
        var ended = new ArrayList<List<Statement>>();
        var open = new LinkedHashMap<Long, List<Statement>>();
        for (var line : log) {
            var entry = JSON.readTree(line);
            var executed = EXECUTED.matcher(entry.path("message").asText());
            if (!entry.path("user").asText().equals(Postgres.PROGRAM) || !executed.matches() || executed.group(1).isBlank()) {
                continue;
            }
            var statement = new Statement(executed.group(1).strip(), parameters(entry.path("detail").asText()));
            var session = entry.path("pid").asLong();
            if (statement.isBegin()) {
                open.put(session, new ArrayList<>());
            }
            open.computeIfAbsent(session, it -> new ArrayList<>()).add(statement);
            if (statement.isEnd() || !open.get(session).get(0).isBegin()) {
                ended.add(open.remove(session));
            }
        }
        return ended;
    }

    private static List<String> parameters(String detail) {
        return PARAMETER.matcher(detail).results().map(found -> found.group(3)).map(value -> value == null ? null : value.replace("''", "'"))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    private static Postgres.Counted until(List<List<Statement>> transactions, String beginning) {
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).stream().anyMatch(statement -> statement.sql.toLowerCase().startsWith(beginning))) {
                return counted(transactions.subList(0, i + 1));
            }
        }
        throw new IllegalStateException("Nothing was logged that begins: " + beginning);
    }

    private static Postgres.Counted counted(List<List<Statement>> transactions) {
        return new Postgres.Counted(transactions.stream().flatMap(List::stream).filter(statement -> !statement.isBegin() && !statement.isEnd()).count(),
                transactions.size());
    }

    /**
     * A script that takes the next number of the sequence {@code bench.turn} for the person.
     *
     * @param organizations how many there are
     * @param person whose chain was logged, by number
     * @param ids of what the database itself has made ids for, the SQL that finds them, by the id as it was logged
     * @param understood whether the database knows the types of all parameters of a statement by itself
     */
    String script(int organizations, int person, Map<String, String> ids, Predicate<String> understood) {
        return new ChainScript(organizations, person, ids, understood).of(submitted, approved);
    }

    /** All ids that are in parameters, and first in those of a statement that inserts nothing. */
    List<String> idsNotInserted() {
        var inserted = new LinkedHashMap<String, Boolean>();
        List.of(submitted, approved).forEach(transactions -> transactions.stream().flatMap(List::stream).forEach(statement -> {
            var inserts = statement.sql.toLowerCase().contains("insert into");
            statement.parameters.stream().filter(value -> value != null).flatMap(value -> ChainScript.UUID.matcher(value).results().map(MatchResult::group))
                    .forEach(id -> inserted.putIfAbsent(id, inserts));
        }));
        return inserted.entrySet().stream().filter(id -> !id.getValue() && !ChainScript.isThereBefore(id.getKey())).map(Map.Entry::getKey)
                .toList();
    }
}
