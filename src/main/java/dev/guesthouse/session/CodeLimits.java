package dev.guesthouse.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.address.EmailAddress;
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

    private final EntityManager database;

    CodeLimits(EntityManager database) {
        this.database = database;
    }

    /**
     * Counts one more, one caller after the other.
     *
     * @return the caller as it is counted
     * @throws Problem too-many-requests
     */
    String check(EmailAddress email, String callerAddress, Instant now) {
        var from = counted(callerAddress);
        lock("caller " + from);
        lock("email " + email);
        var since = now.minus(WINDOW);
        if (SignInCode.count("callerAddress = ?1 and email = ?2 and createdAt > ?3", from, email.value(), since) >= FOR_CALLER_TO_ADDRESS
                || SignInCode.count("email = ?1 and createdAt > ?2", email.value(), since) >= TO_ADDRESS
                || SignInCode.count("callerAddress = ?1 and createdAt > ?2", from, since) >= FOR_CALLER) {
            throw new Problem(ProblemType.TOO_MANY_REQUESTS, "Too many codes were asked for; the last ones are in the mailbox.")
                    .with("retryAfter", 600);
        }
        return from;
    }

    /** Until the transaction ends. */
    void lock(String what) {
        database.createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))::text").setParameter("what", what).getSingleResult();
    }

    /** Whoever has an IPv6 address has the whole /64. */
    private static String counted(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            // A literal: nothing is looked up.
            var bytes = InetAddress.getByName(address).getAddress();
            // An IPv4 address that was written as IPv6 has 4 bytes, and they count one by one.
            if (bytes.length == 16) {
                Arrays.fill(bytes, 8, 16, (byte) 0);
            }
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
