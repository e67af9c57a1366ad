package dev.guesthouse.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.secret.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A one-time code to an address, good only together with the ticket that its asker got (IDY-01). */
@Entity
public class SignInCode extends PanacheEntityBase {

    public static final Duration LIFETIME = Duration.ofMinutes(10);
    public static final int TRIES = 5;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    /** To whom it goes; null for one by a link, until its letter is written, and for good where the link leads to nobody. */
    public String email;
    /** By which link of a decision it was asked for, as the link itself is kept; null for one to an address that was given. */
    public byte[] linkHash;
    /** Who asked: counted against floods. */
    public String callerAddress;
    /** Out of whose share it is; null for the one of whoever asks. */
    @ManyToOne(fetch = FetchType.LAZY)
    public CodePass pass;
    /** True where its letter brings a pass: nothing is left for whoever asks after it. */
    public boolean bringsPass;
    public byte[] ticketHash;
    /** Null until the message is sent: the code is made then (MSG-01). */
    public byte[] codeHash;
    public int tries;
    public Instant createdAt;
    public Instant expiresAt;
    public Instant redeemedAt;

    /** Stores one that is still to be made, for whoever has the ticket. */
    static SignInCode to(EmailAddress email, String callerAddress, String ticket, Duration lifetime, Instant now) {
        var code = new SignInCode();
        code.email = email.value();
        return code.store(callerAddress, ticket, lifetime, now);
    }

    /** The same, for whomever a link leads to. */
    static SignInCode by(byte[] linkHash, String callerAddress, String ticket, Instant now) {
        var code = new SignInCode();
        code.linkHash = linkHash;
        return code.store(callerAddress, ticket, LIFETIME, now);
    }

    private SignInCode store(String from, String ticket, Duration lifetime, Instant now) {
        callerAddress = from;
        ticketHash = Secret.hash(ticket);
        createdAt = now;
        expiresAt = now.plus(lifetime);
        persist();
        return this;
    }

    /** By its ticket, locked, so that guesses at once are counted one by one. */
    public static Optional<SignInCode> byTicket(String ticket) {
        return SignInCode.<SignInCode>find("ticketHash", Secret.hash(ticket)).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Ends the codes that an address could still sign in with, those that are not sent yet among them. */
    public static void endAll(String email, Instant now) {
        update("expiresAt = ?1 where email = ?2 and redeemedAt is null and expiresAt > ?1", now, email);
    }

    /** Makes the code; it is kept only as hash, and a later one takes its place. */
    public String makeCode() {
        var code = Secret.sixDigits();
        codeHash = hash(code);
        return code;
    }

    /** True while it may still be tried. */
    public boolean isOpen(Instant now) {
        return codeHash != null && redeemedAt == null && now.isBefore(expiresAt) && tries < TRIES;
    }

    /** Compares in constant time. */
    public boolean matches(String code) {
        return MessageDigest.isEqual(codeHash, hash(code));
    }

    // Six digits can be tried out from any hash: the ticket's 256 bits are the secret, this keeps codes out of sight.
    private byte[] hash(String code) {
        return Secret.hash(ticketHash, code.getBytes(StandardCharsets.UTF_8));
    }
}
