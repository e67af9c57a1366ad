package dev.guesthouse.delivery.targets.scim;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.scim.ScimProfile.Habit;

/** Looks at what of a server works, and changes nothing. */
final class ScimTrial {

    private final ScimServer server;

    ScimTrial(ScimServer server) {
        this.server = server;
    }

    List<Finding> findings() {
        return List.of(tried(this::accounts), tried(this::groups), changes(), readBack());
    }

    private static Finding tried(Supplier<Finding> trial) {
        try {
            return trial.get();
        } catch (TargetException e) {
            return new Finding(false, e.getMessage());
        }
    }

    private Finding accounts() {
        new ScimLists(server).first(server.features().users(), Map.of("attributes", "id"), user -> true, 1);
        return server.features().filter() ? new Finding(true, "Accounts can be read and looked for.")
                : new Finding(false, "Accounts cannot be looked for: where somebody has one already, it is not found.");
    }

    private Finding groups() {
        return new ScimGroups(server).search(null, 1).isEmpty() ? new Finding(false, "It shows no group, so there is nothing to give.")
                : new Finding(true, "Groups can be read.");
    }

    private Finding changes() {
        return server.features().patch() || server.profile().has(Habit.patchOnly) ? new Finding(true, "Members are added and removed one by one.")
                : new Finding(false, "Members are only written all at once, so groups of more than 1,000 cannot be given.");
    }

    private Finding readBack() {
        return server.features().showsGroups() || server.features().filter() ? new Finding(true, "Whether somebody is in a group can be read back.")
                : new Finding(false, "Whether somebody is in a group cannot be read back: what is given and taken stays unconfirmed.");
    }
}
