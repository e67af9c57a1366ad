import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The statements of programs that PostgreSQL has logged, by transaction. */
final class StatementLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXECUTED = Pattern.compile("(?s)(?:execute [^:]*|statement): (.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?s)\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");

    /** @param parameters a value of each, as text; null is NULL */
    record Statement(String sql, List<String> parameters) {

        boolean isBegin() {
            return sql.matches("(?is)(begin|start transaction).*");
        }

        boolean isEnd() {
            return sql.matches("(?is)(commit|rollback).*");
        }
    }

    /** @param statements neither BEGIN nor the end of a transaction */
    record Counted(long statements, long transactions) {

        Counted minus(Counted before) {
            return new Counted(statements - before.statements, transactions - before.transactions);
        }

        @Override
        public String toString() {
            return statements + "/" + transactions;
        }
    }

    private StatementLog() {
    }

    /** In the order of their ends, as others see them; a statement by itself is a transaction too. */
    static List<List<Statement>> transactions(List<String> log) throws IOException {
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

    static Counted counted(List<List<Statement>> transactions) {
        return new Counted(transactions.stream().flatMap(List::stream).filter(statement -> !statement.isBegin() && !statement.isEnd()).count(),
                transactions.size());
    }

    private static List<String> parameters(String detail) {
        return PARAMETER.matcher(detail).results().map(found -> found.group(3)).map(value -> value == null ? null : value.replace("''", "'"))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
