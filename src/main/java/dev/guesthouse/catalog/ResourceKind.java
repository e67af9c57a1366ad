package dev.guesthouse.catalog;

import java.util.List;

/** What a resource is, and the roles that the local directory knows for it (CAT-03). */
public enum ResourceKind {
    /** A team; its roles are {@code member} and {@code owner}. */
    team("member", "owner"),
    /** A site; its roles are {@code visitor}, {@code member} and {@code owner}. */
    site("visitor", "member", "owner"),
    /** A group; its roles are {@code member} and {@code owner}. */
    group("member", "owner"),
    /** An application; its role is {@code user}, since the local directory's have none of their own but to be used. */
    application("user");

    public final List<String> localRoles;

    ResourceKind(String... localRoles) {
        this.localRoles = List.of(localRoles);
    }
}
