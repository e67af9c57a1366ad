package dev.guesthouse.delivery.targets.graph;

import java.util.Collection;
import java.util.List;

/** What an application has to be allowed in Microsoft Graph: the least of its permissions for each thing that we do, and those that hold it too. */
enum Permission {

    INVITE("User.Invite.All", "nobody can be invited", "User.ReadWrite.All", "Directory.ReadWrite.All"),
    GUESTS("User.ReadWrite.All", "guests cannot be looked for, blocked or deleted"),
    MEMBERS("GroupMember.ReadWrite.All", "nobody can be added to groups or removed from them", "Group.ReadWrite.All", "Directory.ReadWrite.All"),
    GROUPS("Group.Read.All", "groups cannot be looked for", "GroupMember.Read.All", "GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.Read.All",
            "Directory.ReadWrite.All"),
    APPLICATIONS("Application.Read.All", "it is not shown what this application is allowed", "Application.ReadWrite.All", "Directory.Read.All",
            "Directory.ReadWrite.All"),
    OWNERS("Group.ReadWrite.All", "the role owner of groups is not offered", "Directory.ReadWrite.All"),
    ROLES("AppRoleAssignment.ReadWrite.All", "the roles of applications are not offered");

    private final String value;
    private final String without;
    private final List<String> alsoBy;

    Permission(String value, String without, String... alsoBy) {
        this.value = value;
        this.without = without;
        this.alsoBy = List.of(alsoBy);
    }

    /** As Microsoft names it. */
    String value() {
        return value;
    }

    /** What is so without it; ends a sentence. */
    String without() {
        return without;
    }

    /** Whether those that were consented to hold it. */
    boolean isAmong(Collection<String> consented) {
        return consented.contains(value) || alsoBy.stream().anyMatch(consented::contains);
    }
}
