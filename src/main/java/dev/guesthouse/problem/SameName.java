package dev.guesthouse.problem;

/**
 * Names that people cannot tell apart are one name (ORG-01). The database compares them, by its function {@code name_key}, which its
 * unique indexes are made with too.
 */
public final class SameName {

    /** In HQL: what is asked for has the name that is the first parameter. */
    public static final String CONDITION = "function('name_key', displayName) = function('name_key', ?1)";

    private SameName() {
    }
}
