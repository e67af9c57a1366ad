package dev.guesthouse.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tables behind the product, for what a test cannot see or bring about through its functions. */
@ApplicationScoped
public class Database {

    /**
     * While rows are few, it is far quicker to delete them than to give every table new files; in one statement, whatever refers
     * to whatever. History can only be truncated, and by a superuser who says so.
     */
    private static final String EMPTY = """
            DO $$
            DECLARE
                tables text[] := ARRAY(SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
                    AND relname NOT IN ('flyway_schema_history', 'connector', 'audit_event', 'audit_personal'));
            BEGIN
                PERFORM set_config('session_replication_role', 'replica', true);
                EXECUTE 'LOCK TABLE ' || array_to_string(tables, ', ') || ' IN ACCESS EXCLUSIVE MODE';
                IF (SELECT max(pg_relation_size(name::regclass)) < 300000 FROM unnest(tables) name) THEN
                    TRUNCATE audit_event, audit_personal;
                    EXECUTE 'WITH ' || (SELECT string_agg(format('t%s AS (DELETE FROM %s)', number, name), ', ')
                        FROM unnest(tables) WITH ORDINALITY t (name, number)) || ' SELECT';
                ELSE
                    EXECUTE 'TRUNCATE audit_event, audit_personal, ' || array_to_string(tables, ', ');
                END IF;
                DELETE FROM connector WHERE id <> '00000000-0000-7000-8000-000000000001';
                INSERT INTO domain_list (mode) VALUES ('any');
            END $$
            """;

    private final DataSource source;
    /** What makes a connection the product's again, which may do less than a test. */
    private final Optional<String> givenBack;

    @Inject
    Database(DataSource source, @ConfigProperty(name = "quarkus.datasource.jdbc.new-connection-sql") Optional<String> givenBack) {
        this.source = source;
        this.givenBack = givenBack;
    }

    public Database(DataSource source) {
        this(source, Optional.empty());
    }

    /** The first column of what a query finds, as text. */
    public List<String> column(String sql, Object... values) {
        return with(sql, values, statement -> {
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    /** The one value that a query finds, as text; null where it finds none. */
    public String value(String sql, Object... values) {
        var found = column(sql, values);
        return found.isEmpty() ? null : found.get(0);
    }

    /** A number that a query counts. */
    public long count(String sql, Object... values) {
        return Long.parseLong(value(sql, values));
    }

    /** Changes rows; answers how many. */
    public int run(String sql, Object... values) {
        return with(sql, values, PreparedStatement::executeUpdate);
    }

    /** What somebody is in the local directory: {@code team-x member}, in the order of the names. */
    public List<String> memberships(String email) {
        return column("SELECT m.origin_id || ' ' || m.role FROM local_membership m JOIN local_account a USING (external_id)"
                + " WHERE a.email = ? ORDER BY 1", email);
    }

    /** As after the first start: no rows but the local connector's and a domain list that lets everybody in. */
    void empty() {
        awaitQuiet();
        // What the test before left under way in the background may hold rows for a moment longer.
        Awaitility.await().atMost(Patience.LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsMatching(e -> e.getCause() instanceof SQLException).until(() -> run(EMPTY) == 0);
    }

    /** Waits for deliveries that are under way in the background; what a test left claimed on purpose is not waited for long. */
    public void awaitQuiet() {
        try {
            Awaitility.await().atMost(Duration.ofSeconds(1)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> count(
                    "SELECT (SELECT count(*) FROM message WHERE claimed_until IS NOT NULL) + (SELECT count(*) FROM role_grant WHERE claimed_until IS NOT NULL)"
                            + " + (SELECT count(*) FROM account WHERE claimed_until IS NOT NULL)") == 0);
        } catch (ConditionTimeoutException e) {
            // then its rows go as they are
        }
    }

    /** Waits until all that was due at a moment has been delivered and told, however long after its caller was answered. */
    public void awaitDelivered(Instant now) {
        Awaitility.await().atMost(Patience.LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> count("""
                SELECT (SELECT count(*) FROM message WHERE state = 'pending' AND (claimed_until IS NOT NULL OR next_try_at <= ?))
                    + (SELECT count(*) FROM role_grant WHERE claimed_until IS NOT NULL OR wanted <> held AND next_try_at <= ?)
                    + (SELECT count(*) FROM account WHERE claimed_until IS NOT NULL OR wanted <> held AND next_try_at <= ?)
                    + (SELECT count(*) FROM assignment WHERE state = 'delivering' AND ended_at IS NULL)
                """, now, now, now) == 0);
    }

    private <T> T with(String sql, Object[] values, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            if (givenBack.isPresent()) {
                run(connection, "RESET ROLE");
            }
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i] instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : values[i]);
                }
                return work.on(statement);
            } finally {
                if (givenBack.isPresent()) {
                    run(connection, givenBack.get());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
