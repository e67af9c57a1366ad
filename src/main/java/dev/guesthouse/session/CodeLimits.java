package dev.guesthouse.session;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.limit.CallerNetwork;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/**
 * How many codes are sent in an hour (IDY-01, MSG-05): to an address, for a caller, and for a caller to one address. The
 * last is the smallest, so that one stranger alone cannot use up what an address may have.
 */
@ApplicationScoped
class CodeLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int TO_ADDRESS = 15;
    private static final int FOR_CALLER = 60;
    private static final int FOR_CALLER_TO_ADDRESS = 5;

    /**
     * Counts one more, one caller after the other.
     *
     * @return the caller as it is counted
     * @throws Problem too-many-requests
     */
    String check(EmailAddress email, String callerAddress, Instant now) {
        var from = String.valueOf(CallerNetwork.of(callerAddress));
        Turn.take("caller " + from);
        Turn.take("email " + email);
        var since = now.minus(WINDOW);
        if (SignInCode.count("callerAddress = ?1 and email = ?2 and createdAt > ?3", from, email.value(), since) >= FOR_CALLER_TO_ADDRESS
                || SignInCode.count("email = ?1 and createdAt > ?2", email.value(), since) >= TO_ADDRESS
                || SignInCode.count("callerAddress = ?1 and createdAt > ?2", from, since) >= FOR_CALLER) {
            throw new Problem(ProblemType.TOO_MANY_REQUESTS, "Too many codes were asked for; the last ones are in the mailbox.")
                    .with("retryAfter", 600);
        }
        return from;
    }
}
