package dev.guesthouse.request;

import java.util.EnumSet;
import java.util.Set;

/** Where an assignment request stands (REQ-08); the moves between these are in {@link RequestMove}. */
public enum RequestState {
    submitted, pendingApproval, scheduled, delivering, delivered, partiallyDelivered, deliveryFailed, denied, canceled;

    /** From submitted to delivering; one of these a person and package (REQ-05). */
    public static final Set<RequestState> OPEN = Set.copyOf(EnumSet.range(submitted, delivering));

    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
