package dev.guesthouse.test;

import java.time.Clock;
import java.util.List;

/** Sees every row that is committed to any table, with its old and new values, so that what should change nothing can be held to it. */
public final class Changes {

    private final Database database;
    private final Clock clock;
    private long seen;

    public Changes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From now on every table reports. */
    public void watch() {
        // A run before that was killed on a database of somebody's own has left it.
        stop();
        database.run("CREATE SCHEMA watched");
        database.run("CREATE TABLE watched.change (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL)");
        // As its owner: the product has no rights there.
        database.run("""
                CREATE FUNCTION watched.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    IF TG_OP <> 'UPDATE' OR OLD IS DISTINCT FROM NEW THEN
                        INSERT INTO watched.change (what) VALUES (concat_ws(' ', TG_TABLE_NAME, TG_OP,
                            CASE WHEN TG_OP <> 'INSERT' THEN left(OLD::text, 500) END, CASE WHEN TG_OP <> 'DELETE' THEN left(NEW::text, 500) END));
                    END IF;
                    RETURN NULL;
                END $$
                """);
        tables().forEach(table -> database.run("CREATE TRIGGER watched AFTER INSERT OR UPDATE OR DELETE ON " + table
                + " FOR EACH ROW EXECUTE FUNCTION watched.note()"));
    }

    /** The tables are as they were. */
    public void stop() {
        database.run("DROP SCHEMA IF EXISTS watched CASCADE");
    }

    /** What was committed since the last look: {@code table OPERATION (old) (new)}. */
    public List<String> sinceLastLook() {
        var last = database.count("SELECT coalesce(max(id), 0) FROM watched.change");
        var found = last == seen ? List.<String>of() : database.column("SELECT what FROM watched.change WHERE id > ? AND id <= ? ORDER BY id", seen, last);
        seen = last;
        return found;
    }

    /** Waits until nothing is under way behind the calls that were answered (no delivery, no message), and looks away from what it changed. */
    public void settle() {
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
