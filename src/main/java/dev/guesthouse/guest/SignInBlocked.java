package dev.guesthouse.guest;

import java.time.Instant;
import java.util.UUID;

/** That somebody who is asked to decide requests was blocked for want of access; fired in the transaction that did it. */
public record SignInBlocked(UUID personId, Instant at) {
}
