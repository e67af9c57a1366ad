package dev.guesthouse.targets;

/** What a SCIM server is asked, by what is meant by it rather than by how it is said. */
enum Operation {
    /** What it can. */
    describe,
    /** An account, by a filter. */
    find,
    make,
    /** Whether an account is active, or what it is in. */
    read,
    block, unblock,
    /** A member to a group. */
    add,
    remove
}
