package dev.guesthouse.request;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an assignment request stands (REQ-08); the moves between these are in {@link RequestMove}. */
public enum RequestState {
    /** Taken; what comes next is decided at once. */
    submitted,
    /** Waits for approvers. */
    pendingApproval,
    /** Granted; access begins at the start that was asked for (REQ-07). */
    scheduled,
    /** Access is there, and the target systems are being told. */
    delivering,
    /** The target systems have all of it. */
    delivered,
    /** The target systems have some of it; it can be reprocessed (REQ-11). */
    partiallyDelivered,
    /** The target systems have none of it; it can be reprocessed (REQ-11). */
    deliveryFailed,
    /** An approver said no, or {@code reason} says why nobody could say yes. */
    denied,
    /** Taken back by whoever asked, or ended for the sake of {@code reason}. */
    canceled;

    private static final Set<RequestState> OPEN = EnumSet.range(submitted, delivering);

    /** From submitted to delivering, as a list in HQL; one of these a person and package (REQ-05). */
    public static final String OPEN_ONES = OPEN.stream().map(RequestState::name).collect(Collectors.joining(", ", "(", ")"));

    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
