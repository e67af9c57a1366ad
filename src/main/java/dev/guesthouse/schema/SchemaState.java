package dev.guesthouse.schema;

/**
 * How the database's schema stands to this program's.
 *
 * @param known the version that this program knows; null until the database was asked once
 * @param found the version of the schema; null where there is none or nobody could ask
 * @param sentence what there is to say about it, for a person
 */
public record SchemaState(Kind kind, String known, String found, String sentence) {

    public enum Kind {
        fits,
        /** Older or newer than this program knows, or not to be migrated. */
        mismatch,
        /** The database does not answer. */
        away
    }

    /** Whether this program can serve on it. */
    public boolean isFitting() {
        return kind == Kind.fits;
    }

    /** A schema that this program can serve on. */
    public static SchemaState fits(String version) {
        return new SchemaState(Kind.fits, version, version, "The schema is at version %s, as this program knows it.".formatted(version));
    }

    /** A schema that this program cannot serve on; {@code found} is null where there is none. */
    public static SchemaState mismatch(String known, String found) {
        var what = found == null ? "has no schema" : "has the schema of version " + found;
        return new SchemaState(Kind.mismatch, known, found, "The database %s, and this program needs version %s%s.".formatted(what, known,
                known.equals(found) ? " as it was released: a migration was changed or failed" : ""));
    }

    /** A schema that this program's user of the database has no right to read. */
    public static SchemaState barred(String known) {
        return new SchemaState(Kind.mismatch, known, null, "The user of the database that this program connects as has no rights there:"
                + " make it a member of guesthouse_application or guesthouse_reader, and run the migration once more.");
    }

    /** No answer. */
    public static SchemaState away(String known) {
        return new SchemaState(Kind.away, known, null, "The database does not answer.");
    }
}
