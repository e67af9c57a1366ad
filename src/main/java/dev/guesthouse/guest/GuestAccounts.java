package dev.guesthouse.guest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;

/** Keeps the accounts that are made in target systems, and makes guests of those who get one (GST-01). */
@ApplicationScoped
public class GuestAccounts {

    private final Guests guests;
    private final Audit audit;

    GuestAccounts(Guests guests, Audit audit) {
        this.guests = guests;
        this.audit = audit;
    }

    /**
     * Keeps an account that was just made, and makes an outsider a governed guest. The person is locked, so that of two made
     * at once one is kept. Runs in the caller's transaction.
     *
     * @param externalId what the target system knows the account by
     */
    public void keep(UUID personId, UUID connectorId, String externalId, Instant now) {
        var person = Person.<Person>findById(personId, LockModeType.PESSIMISTIC_WRITE);
        if (Account.of(personId, connectorId).isPresent()) {
            return;
        }
        var account = new Account();
        account.personId = personId;
        account.connectorId = connectorId;
        account.externalId = externalId;
        account.createdAt = now;
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
