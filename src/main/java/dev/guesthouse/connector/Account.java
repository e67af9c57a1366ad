package dev.guesthouse.connector;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A person's account in a target system. */
@Entity
@IdClass(Account.Key.class)
public class Account extends PanacheEntityBase {

    @Id
    public UUID personId;
    @Id
    public UUID connectorId;
    /** What the target knows the account by. */
    public String externalId;
    public Instant createdAt;
    /** False where it was there before us: then it is neither blocked nor deleted (GST-03). */
    public boolean ours = true;
    /** What it should be; see {@link #follow}. */
    @Enumerated(EnumType.STRING)
    public AccountState wanted = AccountState.active;
    /** What the target confirmed; one that it has deleted is gone from here too. */
    @Enumerated(EnumType.STRING)
    public AccountState held = AccountState.active;
    /** Since it was last wanted otherwise. */
    public int tries;
    /** When delivery looks at it next; null rests after the last try. */
    public Instant nextTryAt;
    /** While a delivery works on it. */
    public Instant claimedUntil;
    public String lastError;

    public record Key(UUID personId, UUID connectorId) implements Serializable {
    }

    public static Optional<Account> of(UUID personId, UUID connectorId) {
        return findByIdOptional(new Key(personId, connectorId));
    }

    /** Of people whose accounts in a target are gone. */
    public static void forget(Collection<UUID> people, UUID connectorId) {
        getEntityManager().createNativeQuery("DELETE FROM account WHERE connector_id = :connector AND person_id = ANY(:people)")
                .setParameter("connector", connectorId).setParameter("people", people.toArray(UUID[]::new)).executeUpdate();
    }

    /**
     * Wants of people's accounts what the people's own states and their want of access ask for (GST-02); delivery makes the
     * target systems agree. What was there before us is left alone. Only a governed guest's account is blocked (GST-03), and a member's is deleted in
     * the local directory alone: in any other target it was not made by us. Nobody is kept out for want of access of whom the brake holds a role there
     * (CON-05). One that was to be blocked or unblocked and is not known to be may be for all that, since an answer can be lost: so it is told once
     * more what is wanted now.
     */
    public static void follow(Collection<UUID> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        getEntityManager().flush();
        getEntityManager().createNativeQuery("""
                UPDATE account a SET wanted = s.wanted, tries = 0, next_try_at = :now, last_error = null,
                    held = CASE WHEN a.held = a.wanted OR a.wanted = 'deleted' THEN a.held WHEN s.wanted = 'active' THEN 'blocked' ELSE 'active' END
                FROM (SELECT p.id AS person_id, c.id AS connector_id,
                        CASE WHEN NOT own.ours THEN 'active' WHEN p.state = 'deleted' AND (p.kind <> 'member' OR c.kind = 'local') THEN 'deleted'
                             WHEN p.governed AND (p.state = 'blocked' OR p.blocked_without_access AND NOT EXISTS (SELECT 1 FROM role_grant g
                                 WHERE g.person_id = p.id AND g.connector_id = c.id AND g.brake_id IS NOT NULL)) THEN 'blocked' ELSE 'active' END AS wanted
                      FROM account own JOIN person p ON p.id = own.person_id JOIN connector c ON c.id = own.connector_id
                      WHERE own.person_id = ANY(:people)) s
                WHERE a.person_id = s.person_id AND a.connector_id = s.connector_id AND a.wanted <> s.wanted
                """).setParameter("people", people.toArray(UUID[]::new)).setParameter("now", now).executeUpdate();
    }
}
