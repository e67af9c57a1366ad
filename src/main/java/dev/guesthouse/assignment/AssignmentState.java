package dev.guesthouse.assignment;

import java.util.List;
import java.util.Optional;

import dev.guesthouse.request.RequestEvent;

/** How far an assignment is delivered (ASG-01). Access itself is a question of time, not of this (ASG-02). */
public enum AssignmentState {
    /** The target systems are being told. */
    delivering,
    /** The target systems have confirmed every role. */
    delivered,
    /** The target systems have some of its roles. */
    partiallyDelivered,
    /** The target systems have none of its roles. */
    deliveryFailed,
    /** Ended: its time was over, or somebody ended it. */
    expired;

    /** What can happen to an assignment. */
    public enum Event {
        complete(RequestEvent.complete), completePartly(RequestEvent.completePartly), fail(RequestEvent.fail), reprocess(RequestEvent.reprocess),
        expire(null);

        /** The same for the request that it came from. */
        final RequestEvent ofRequest;

        Event(RequestEvent ofRequest) {
            this.ofRequest = ofRequest;
        }
    }

    /** An allowed move. */
    public record Move(AssignmentState from, Event event, AssignmentState to) {
    }

    /** Every allowed move; what is not here is refused. */
    public static final List<Move> TABLE = List.of(
            new Move(delivering, Event.complete, delivered),
            new Move(delivering, Event.completePartly, partiallyDelivered),
            new Move(delivering, Event.fail, deliveryFailed),
            new Move(delivering, Event.expire, expired),
            new Move(delivered, Event.expire, expired),
            new Move(partiallyDelivered, Event.reprocess, delivering),
            new Move(partiallyDelivered, Event.expire, expired),
            new Move(deliveryFailed, Event.reprocess, delivering),
            new Move(deliveryFailed, Event.expire, expired));

    /** Where an event leads; empty where it is not allowed. */
    public Optional<AssignmentState> after(Event event) {
        return TABLE.stream().filter(move -> move.from == this && move.event == event).map(Move::to).findFirst();
    }
}
