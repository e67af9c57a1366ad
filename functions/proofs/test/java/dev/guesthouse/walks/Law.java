package dev.guesthouse.walks;

import java.time.Instant;

import dev.guesthouse.test.Database;

/**
 * Something that holds whatever anybody did.
 *
 * @param rule its id and what it says
 * @param broken a query for what breaks it, a line each; {@code now()} is the product's clock there
 */
record Law(String rule, String broken) {

    /** Says so where it is broken. */
    void check(Database database, Instant now) {
        var found = database.column("WITH clock AS (SELECT ?::timestamptz AS now) " + broken.replace("now()", "(SELECT now FROM clock)"), now);
        if (!found.isEmpty()) {
            throw new Broken(rule, String.join("\n", found));
        }
    }

}
