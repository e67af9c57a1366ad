package dev.guesthouse.schema;

import dev.guesthouse.problem.Sentence;

/**
 * How the database's schema stands to this program's.
 *
 * @param known the version that this program knows; null until the database was asked once
 * @param found the version of the schema; null where there is none or nobody could ask
 * @param sentence what there is to say about it, for a person
 */
public record SchemaState(Kind kind, String known, String found, Sentence sentence) {

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
        return new SchemaState(Kind.fits, version, version, Sentence.of("The schema is at version %s, as this program knows it.", version));
    }

    /** A schema that this program cannot serve on; {@code found} is null where there is none. */
    public static SchemaState mismatch(String known, String found) {
        return new SchemaState(Kind.mismatch, known, found, found == null ? Sentence.of("The database has no schema, and this program needs version %s.", known)
                : known.equals(found) ? Sentence.of("The database has the schema of version %s, and this program needs version %s as it was released:"
                        + " a migration was changed or failed.", found, known)
                : Sentence.of("The database has the schema of version %s, and this program needs version %s.", found, known));
    }

    /** A schema that this program's user of the database has no right to read. */
    public static SchemaState barred(String known) {
        return new SchemaState(Kind.mismatch, known, null, Sentence.of("The user of the database that this program connects as has no rights there:"
                + " make it a member of guesthouse_application or guesthouse_reader, and run the migration once more."));
    }

    /** No answer. */
    public static SchemaState away(String known) {
        return new SchemaState(Kind.away, known, null, Sentence.of("The database does not answer."));
    }
}
