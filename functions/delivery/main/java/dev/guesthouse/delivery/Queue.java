package dev.guesthouse.delivery;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be delivered: three tables of which a run takes on the rows that are due. What they differ in is said here, and nowhere else. */
enum Queue {

    /** Roles to be given or taken away. */
    grants("Grant", "role_grant", "id", "person_id", "wanted <> held AND brake_id IS NULL", "boolean", "next_try_at", Duration.ofMinutes(5), 20, 3, Duration.ofMinutes(5)),
    /** Accounts to be blocked, unblocked or deleted, each known by its person; one at a time. */
    accounts("Account of", "account", "person_id", "person_id", "wanted <> held", "text", "next_try_at, person_id", Duration.ofMinutes(5), 1, 1, Duration.ofMinutes(5)),
    /** Messages to be sent, codes that somebody waits for first. */
    messages("Message", "message", "id", "id", "state = 'pending'", null, "next_try_at, id", Duration.ofMinutes(10), 20, 3, Duration.ofHours(1),
            "kind = 'signInCode'", "kind <> 'signInCode'");

    /** How logs begin that name a row. */
    final String label;
    /** How long a claim keeps others away: far longer than a run works on what it claimed. */
    final Duration lease;
    /** How many are claimed at once. */
    final int batch;
    /** So many that find the other side away, one after another, are enough for a run. */
    final int awayInARow;
    /** Between two tries: a target system has all that it shall have within minutes of its coming back, and nobody is sent a letter every few minutes. */
    final Duration longestWait;

    private final String table;
    private final String key;
    private final String person;
    private final String open;
    private final String type;
    private final String order;
    private final List<String> ranks;

    /** @param ranks the conditions of those that come first, and of those that come after them; none where all are equal */
    Queue(String label, String table, String key, String person, String open, String type, String order, Duration lease, int batch, int awayInARow,
            Duration longestWait, String... ranks) {
        this.label = label;
        this.table = table;
        this.key = key;
        this.person = person;
        this.open = open;
        this.type = type;
        this.order = order;
        this.lease = lease;
        this.batch = batch;
        this.awayInARow = awayInARow;
        this.longestWait = longestWait;
        this.ranks = ranks.length == 0 ? List.of("true") : List.of(ranks);
    }

    /** True where each connector has a queue of its own; there is one way out for all messages. */
    boolean isOfConnector() {
        return this != messages;
    }

    /** The keys of the longest due, locked: a rank is read in its order by an index, and the next one no further than is needed. */
    private String first() {
        return ranks.stream().map("""
                SELECT * FROM (SELECT {key} FROM {table} WHERE {mine} AND {due} AND %s ORDER BY {order} LIMIT :limit FOR UPDATE SKIP LOCKED) rank
                """::formatted).collect(Collectors.joining(" UNION ALL ")) + " LIMIT :limit";
    }

    /**
     * SQL for this table. Fills in {@code {table}}, {@code {key}}, {@code {order}}; {@code {open}}, that there is something to do; {@code {due}}, that it
     * is due at {@code :now} and nobody's claim; {@code {first}}, the keys of the {@code :limit} longest due; {@code {mine}}, of {@code :connector};
     * {@code {row}}, with {@code :id}; {@code {person}}, whose it is; {@code {wanted}}, what is wanted, as text, of a message its kind; {@code {same}}, that this is
     * {@code :wanted} still; {@code {type}}, of what type that is in the table; {@code {held}}, it as such; {@code {claimed}}, that the row's claim ends {@code :until}, or it was locked instead;
     * {@code {rest}}, what else a failure changes.
     */
    String sql(String template) {
        return template.replace("{first}", first()).replace("{row}", "{key} = :id AND {mine}").replace("{same}", "{wanted} = :wanted")
                .replace("{due}", "{open} AND next_try_at <= :now AND (claimed_until IS NULL OR claimed_until <= :now)")
                .replace("{mine}", isOfConnector() ? "connector_id = :connector" : "true").replace("{held}", "cast(:wanted AS " + type + ")")
                .replace("{claimed}", "coalesce(claimed_until = cast(:until AS timestamptz), cast(:until AS timestamptz) IS NULL)")
                .replace("{type}", isOfConnector() ? type : "text").replace("{wanted}", isOfConnector() ? "cast(wanted AS text)" : "kind")
                .replace("{rest}", isOfConnector() ? "" : ", state = CASE WHEN cast(:next AS timestamptz) IS NULL THEN 'resting' ELSE state END")
                .replace("{open}", open).replace("{table}", table).replace("{key}", key).replace("{person}", person).replace("{order}", order);
    }
}
