package dev.guesthouse.all;

import javax.sql.DataSource;

import dev.guesthouse.test.Database;

/** What minutes and a day bring to a program whose clock no test can move. */
final class Leases {

    private Leases() {
    }

    /** What a program that is gone had claimed is free again, what failed is due, and nobody has had too much for today. */
    static void end(DataSource source) {
        var database = new Database(source);
        database.run("UPDATE message SET claimed_until = null, next_try_at = now() WHERE state = 'pending'");
        database.run("UPDATE role_grant SET claimed_until = null, next_try_at = CASE WHEN wanted = held THEN next_try_at ELSE now() END"
                + " WHERE wanted <> held OR claimed_until IS NOT NULL");
        database.run("UPDATE account SET claimed_until = null, next_try_at = now() WHERE wanted <> held OR claimed_until IS NOT NULL");
        database.run("UPDATE message SET sent_at = now() - interval '25 hours' WHERE sent_at > now() - interval '24 hours'");
        database.run("UPDATE assignment_request SET created_at = now() - interval '25 hours'"
                + " WHERE state = 'canceled' AND created_at > now() - interval '24 hours'");
    }
}
