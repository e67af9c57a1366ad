package dev.guesthouse.guest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.connector.AccountState;
import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;

/** Keeps the accounts that are made in target systems, and makes guests of those who get one (GST-01). */
@ApplicationScoped
public class GuestAccounts {

    private final EntityManager database;
    private final Guests guests;
    private final Audit audit;

    GuestAccounts(EntityManager database, Guests guests, Audit audit) {
        this.database = database;
        this.guests = guests;
        this.audit = audit;
    }

    /**
     * Keeps accounts that are made at once of people whose access cannot end until the caller's transaction does; outsiders are governed guests
     * from then on. Waits for nobody, so that nobody waits for it in a circle: whom somebody else holds, and whoever was blocked meanwhile, is
     * left alone.
     *
     * @param accounts what the target system knows each by, by the person's id
     * @return whose are kept
     */
    @SuppressWarnings("unchecked")
    public Set<UUID> keep(Map<UUID, KnownAccount> accounts, UUID connectorId, Instant now) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        var people = accounts.keySet().toArray(UUID[]::new);
        return Set.copyOf((List<UUID>) database.createNativeQuery("""
                WITH free AS MATERIALIZED (
                    SELECT id, kind FROM person WHERE id = ANY(cast(:people AS uuid[])) AND state IN ('invited', 'active') FOR NO KEY UPDATE SKIP LOCKED),
                kept AS (
                    INSERT INTO account (person_id, connector_id, external_id, ours, created_at)
                    SELECT person, :connector, account, ours, :now
                    FROM unnest(cast(:people AS uuid[]), cast(:accounts AS text[]), cast(:ours AS boolean[])) made (person, account, ours)
                    JOIN free ON free.id = person ON CONFLICT DO NOTHING),
                guests AS (
                    UPDATE person SET kind = 'guest', governed = true, version = version + 1
                    WHERE id IN (SELECT id FROM free WHERE kind = 'outsider') RETURNING id),
                told AS (
                    INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id, before, after)
                    SELECT uuid_v7(), :now, 'guest.created', 'system', 'person', id, jsonb_build_object('kind', 'outsider'),
                        jsonb_build_object('kind', 'guest', 'governed', true, 'connector', cast(:connector AS uuid)) FROM guests)
                SELECT id FROM free
                """).setParameter("people", people).setParameter("accounts", Stream.of(people).map(person -> accounts.get(person).id()).toArray(String[]::new))
                .setParameter("ours", Stream.of(people).map(person -> accounts.get(person).ours()).toArray(Boolean[]::new)).setParameter("connector", connectorId).setParameter("now", now).getResultList());
    }

    /**
     * As {@link #keep(Map, UUID, Instant)}, of people whose access may have ended while the target system made their accounts: these are blocked
     * as soon as they are there.
     */
    public Set<UUID> keepMade(Map<UUID, KnownAccount> accounts, UUID connectorId, Instant now) {
        var kept = keep(accounts, connectorId, now);
        Account.follow(kept, now);
        guests.lookAgainAt(kept, now);
        return kept;
    }

    /** That the account by which a target system knew a person is no more, and another one takes its place. Runs in the caller's transaction. */
    public void replace(UUID personId, UUID connectorId, String gone, KnownAccount made, Instant now) {
        Account.update("externalId = ?1, ours = ?2, held = ?3 where personId = ?4 and connectorId = ?5 and externalId = ?6", made.id(), made.ours(), AccountState.active,
                personId, connectorId, gone);
        Account.follow(List.of(personId), now);
    }

    /**
     * Keeps an account that was just made, and makes an outsider a governed guest. The person is locked, so that of two made
     * at once one is kept. Runs in the caller's transaction.
     */
    public void keep(UUID personId, UUID connectorId, KnownAccount made, Instant now) {
        var person = Person.<Person>findById(personId, LockModeType.PESSIMISTIC_WRITE);
        if (Account.of(personId, connectorId).isPresent()) {
            return;
        }
        var account = new Account();
        account.personId = personId;
        account.connectorId = connectorId;
        account.externalId = made.id();
        account.createdAt = now;
        account.ours = made.ours();
        account.persist();
        Account.follow(List.of(personId), now);
        // Who was a guest or a member before stays what they are, and is never ended by us (GST-03).
        if (person.kind == PersonKind.outsider) {
            person.kind = PersonKind.guest;
            person.governed = true;
            audit.event(Act.ofSystem(now), "guest.created", "person", personId)
                    .before(Map.of("kind", PersonKind.outsider))
                    .after(Map.of("kind", person.kind, "governed", true, "connector", connectorId)).write();
            // Their access may have ended while the target made the account.
            guests.lookAgain(person, now);
        }
    }
}
