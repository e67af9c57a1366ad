package dev.guesthouse.http.nudge;

/** Fired asynchronously after a commit that left messages to send or grants to deliver; where nobody observes it, the schedule takes what is left. */
public record DeliveryDue() {
}
