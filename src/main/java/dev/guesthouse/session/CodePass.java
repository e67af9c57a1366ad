package dev.guesthouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.secret.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * With which codes to one address are asked for out of a share that strangers cannot use up (IDY-01): what a browser keeps that has
 * signed in with the address, and what comes in a letter to it. It signs nobody in, and is kept as a hash.
 */
@Entity
public class CodePass extends PanacheEntityBase {

    public static final String PREFIX = "guesthouse_pass_";
    /** How long a browser keeps it, from the last time that somebody signed in with it. */
    public static final Duration IN_BROWSER = Duration.ofDays(180);
    private static final Duration IN_LETTER = Duration.ofDays(1);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    public String email;
    public byte[] tokenHash;
    public Instant expiresAt;

    /** A pass for a letter to an address; answers the token, which nobody can find out later. */
    public static String inLetter(String email, Instant now) {
        return new CodePass().renew(email, now.plus(IN_LETTER));
    }

    /**
     * The pass of a browser that has just signed in: the one that it had, under another token, so that its share stays one; else a new one.
     *
     * @param before the hash of the token that it had; null for none
     * @return the token, which nobody can find out later
     */
    static String inBrowser(byte[] before, EmailAddress email, Instant now) {
        return byHash(before, email, now).orElseGet(CodePass::new).renew(email.value(), now.plus(IN_BROWSER));
    }

    /** The pass for this very address, locked, while it lasts. @param tokenHash null for none */
    static Optional<CodePass> byHash(byte[] tokenHash, EmailAddress email, Instant now) {
        return tokenHash == null ? Optional.empty() : CodePass.<CodePass>find("tokenHash = ?1 and email = ?2 and expiresAt > ?3", tokenHash, email.value(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Ends all passes for an address that means nobody any more, or somebody who may not sign in. */
    public static void endAll(String email) {
        delete("email", email);
    }

    private String renew(String to, Instant until) {
        var token = Secret.token(PREFIX);
        email = to;
        tokenHash = Secret.hash(token);
        expiresAt = until;
        persist();
        return token;
    }
}
