package dev.guesthouse.catalog;

import java.util.List;

/** What a resource is, and the roles that the local directory knows for it (CAT-03). */
public enum ResourceKind {
    team("member", "owner"),
    site("visitor", "member", "owner"),
    group("member", "owner"),
    /** The local directory's applications have no roles of their own but to be used. */
    application("user");

    public final List<String> localRoles;

    ResourceKind(String... localRoles) {
        this.localRoles = List.of(localRoles);
    }
}
