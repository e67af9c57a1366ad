package dev.guesthouse.hostile;

import java.time.Clock;
import java.util.List;

import dev.guesthouse.test.Database;

/** Sees every row that is committed to any table, with its old and new values, so that a refusal can be held to have changed none. */
final class Changes {

    private final Database database;
    private final Clock clock;
    private long seen;

    Changes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From now on every table reports. */
    void watch() {
        // A run before that was killed on a database of somebody's own has left it.
        stop();
        database.run("CREATE SCHEMA hostile");
        database.run("CREATE TABLE hostile.change (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL)");
        // As its owner: the product has no rights there.
        database.run("""
                CREATE FUNCTION hostile.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    IF TG_OP <> 'UPDATE' OR OLD IS DISTINCT FROM NEW THEN
                        INSERT INTO hostile.change (what) VALUES (concat_ws(' ', TG_TABLE_NAME, TG_OP,
                            CASE WHEN TG_OP <> 'INSERT' THEN left(OLD::text, 500) END, CASE WHEN TG_OP <> 'DELETE' THEN left(NEW::text, 500) END));
                    END IF;
                    RETURN NULL;
                END $$
                """);
        tables().forEach(table -> database.run("CREATE TRIGGER hostile AFTER INSERT OR UPDATE OR DELETE ON " + table
                + " FOR EACH ROW EXECUTE FUNCTION hostile.note()"));
    }

    /** The tables are as they were. */
    void stop() {
        database.run("DROP SCHEMA IF EXISTS hostile CASCADE");
    }

    /** What was committed since the last look: {@code table OPERATION (old) (new)}. */
    List<String> sinceLastLook() {
        var last = database.count("SELECT coalesce(max(id), 0) FROM hostile.change");
        var found = last == seen ? List.<String>of() : database.column("SELECT what FROM hostile.change WHERE id > ? AND id <= ? ORDER BY id", seen, last);
        seen = last;
        return found;
    }

    /** Waits until nothing is under way behind the calls that were answered (no delivery, no message), and looks away from what it changed. */
    void settle() {
        if (sinceLastLook().isEmpty()) {
            return;
        }
        database.awaitDelivered(clock.instant());
        sinceLastLook();
    }

    private List<String> tables() {
        return database.column("SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = current_schema()"
                + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history' ORDER BY 1");
    }
}
