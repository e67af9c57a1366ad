package dev.guesthouse.assignment;

import java.util.List;
import java.util.UUID;

import dev.guesthouse.audit.Act;

/** Fired in the transaction in which assignments, which are locked, have ended; what follows is in the same transaction. @param assignments their ids */
public record AssignmentsEnded(List<UUID> assignments, Act act) {
}
