package dev.guesthouse.process;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import org.awaitility.Awaitility;

import dev.guesthouse.test.Database;
import dev.guesthouse.test.Patience;

/** What minutes and a day bring to a program whose clock no test can move. */
final class Leases {

    /** Far longer than anything here works on what it claimed. */
    static final Duration LONG_AGO = Duration.ofSeconds(5);

    /** PostgreSQL's {@code deadlock_detected}. */
    private static final String DEADLOCK = "40P01";
    private static final String CLAIMED_AGO = "claimed_until <= now() + interval '%d minutes' - ? * interval '1 millisecond'";

    private Leases() {
    }

    /** What was claimed so long ago is free again, as after the end of a lease, and what failed is due. */
    static void end(DataSource source, Duration ago) {
        var database = new Database(source);
        run(database, "UPDATE message SET claimed_until = null WHERE " + CLAIMED_AGO.formatted(10), ago.toMillis());
        run(database, "UPDATE message SET next_try_at = now() WHERE state = 'pending' AND claimed_until IS NULL AND next_try_at > now()");
        for (var table : new String[] {"role_grant", "account"}) {
            run(database, "UPDATE " + table + " SET claimed_until = null WHERE " + CLAIMED_AGO.formatted(5), ago.toMillis());
            run(database, "UPDATE " + table + " SET next_try_at = now() WHERE wanted <> held AND claimed_until IS NULL AND next_try_at > now()");
        }
    }

    /** Nobody has had much mail today, or asked often; what was put off for that is due. */
    static void nextDay(DataSource source) {
        var database = new Database(source);
        run(database, "UPDATE message SET sent_at = now() - interval '25 hours' WHERE sent_at > now() - interval '24 hours'");
        run(database, "UPDATE message SET created_at = now() - interval '25 hours' WHERE created_at > now() - interval '24 hours'");
        run(database, "UPDATE message SET next_try_at = now() WHERE state = 'pending' AND claimed_until IS NULL AND next_try_at > now()");
        run(database, "UPDATE assignment_request SET created_at = now() - interval '25 hours' WHERE created_at > now() - interval '24 hours'");
    }

    /** Programs at work, and others' next days, lock the same rows in other orders: whom PostgreSQL chooses to give up tries again. */
    private static void run(Database database, String sql, Object... values) {
        Awaitility.await().atMost(Patience.LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsMatching(e -> e.getCause() instanceof SQLException refused && DEADLOCK.equals(refused.getSQLState()))
                .until(() -> database.run(sql, values) >= 0);
    }
}
