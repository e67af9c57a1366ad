import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;

/**
 * The statements that PostgreSQL logged while one request was made, approved, delivered and told, as a script for pgbench that does the same for
 * another person each time: the limit of every program that has the database do so.
 */
final class LoggedChain {

    private final List<List<StatementLog.Statement>> submitted;
    private final List<List<StatementLog.Statement>> approved;

    /**
     * @param submitted what was logged from the call on that asks, until all that followed was done
     * @param approved the same of the call that approves
     */
    LoggedChain(List<String> submitted, List<String> approved) throws IOException {
        this.submitted = StatementLog.transactions(submitted);
        this.approved = StatementLog.transactions(approved);
    }

    /** Statements and transactions until the request was there. */
    StatementLog.Counted untilSubmitted() {
        return until(submitted, "insert into assignment_request");
    }

    /** Statements and transactions until it was decided. */
    StatementLog.Counted untilApproved() {
        return until(approved, "update request_stage");
    }

    /** What follows then: the sponsor's letter. */
    StatementLog.Counted afterSubmitted() {
        return StatementLog.counted(submitted).minus(untilSubmitted());
    }

    /** What follows then: the role, and the letter about it. */
    StatementLog.Counted afterApproved() {
        return StatementLog.counted(approved).minus(untilApproved());
    }

    /** Of the whole chain. */
    StatementLog.Counted whole() {
        var all = new ArrayList<>(submitted);
        all.addAll(approved);
        return StatementLog.counted(all);
    }

    private static StatementLog.Counted until(List<List<StatementLog.Statement>> transactions, String change) {
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).stream().anyMatch(statement -> statement.sql().toLowerCase().contains(change))) {
                return StatementLog.counted(transactions.subList(0, i + 1));
            }
        }
        throw new IllegalStateException("Nothing was logged that does: " + change);
    }

    /**
     * A script that takes the next number of the sequence {@code bench.turn} for the person.
     *
     * @param organizations how many there are
     * @param person whose chain was logged, by number
     * @param ids of what the database itself has made ids for, the SQL that finds them, by the id as it was logged
     * @param refusal what the database says of a statement that it cannot prepare
     */
    String script(int organizations, int person, Map<String, String> ids, Function<String, Optional<String>> refusal) {
        return new ChainScript(organizations, person, ids, refusal).of(submitted, approved);
    }

    /** All ids that are in parameters, and first in those of a statement that inserts nothing. */
    List<String> idsNotInserted() {
        var inserted = new LinkedHashMap<String, Boolean>();
        List.of(submitted, approved).forEach(transactions -> transactions.stream().flatMap(List::stream).forEach(statement -> {
            var inserts = statement.sql().toLowerCase().contains("insert into");
            statement.parameters().stream().filter(value -> value != null).flatMap(value -> ChainScript.UUID.matcher(value).results().map(MatchResult::group))
                    .forEach(id -> inserted.putIfAbsent(id, inserts));
        }));
        return inserted.entrySet().stream().filter(id -> !id.getValue() && !ChainScript.isThereBefore(id.getKey())).map(Map.Entry::getKey)
                .toList();
    }
}
