package dev.guesthouse.schema;

/** Brings the schema up to date, in the programs that do so: the migration's own, and the one that holds every function (OPS-02). */
public interface Migrator {

    /**
     * Migrates what is missing and says how the schema stands then. Waits for other programs that migrate; never throws for
     * what a database does.
     */
    SchemaState migrate();
}
