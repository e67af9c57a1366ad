package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.AccountState;
import dev.guesthouse.connector.Connector;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Takes accounts that should be blocked, unblocked or deleted, one at a time, and writes down how each came out, as {@link GrantClaims} does. */
@ApplicationScoped
class AccountClaims {

    /** How long a claim keeps others away; far longer than a call to a target takes. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    static final String OPEN = """
            account a WHERE a.wanted <> a.held AND a.next_try_at <= :now AND (a.claimed_until IS NULL OR a.claimed_until <= :now)
            """;

    private final EntityManager database;
    private final Audit audit;
    private final Clock clock;

    AccountClaims(EntityManager database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An account that this delivery alone works on.
     *
     * @param tries how often it has failed
     * @param until when the claim ends; by it this claim is told from a later one
     */
    record Claim(UUID personId, UUID connectorId, String account, AccountState wanted, int tries, Instant until) {
    }

    /** Claims the longest due account of a connector; what somebody else is claiming is left to them. */
    @SuppressWarnings("unchecked")
    Optional<Claim> claim(Connector connector, Instant now) {
        var until = now.plus(LEASE);
        return QuarkusTransaction.requiringNew().call(() -> (List<Object[]>) database.createNativeQuery("""
                UPDATE account SET claimed_until = :until WHERE connector_id = :connector AND person_id = (
                    SELECT a.person_id FROM %s AND a.connector_id = :connector ORDER BY a.next_try_at, a.person_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING person_id, external_id, wanted, tries
                """.formatted(OPEN), Object[].class).setParameter("until", until).setParameter("connector", connector.id).setParameter("now", now)
                .getResultList()).stream()
                .map(row -> new Claim((UUID) row[0], connector.id, (String) row[1], AccountState.valueOf((String) row[2]), (int) row[3], until))
                .findFirst();
    }

    /** What was really done, whatever is wanted meanwhile: where the two differ now, the account is due again at once. */
    void done(Claim claim) {
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            if (claim.wanted == AccountState.deleted) {
                of(claim, "DELETE FROM account WHERE person_id = :person AND connector_id = :connector").executeUpdate();
            } else {
                of(claim, """
                        UPDATE account SET held = :held, tries = 0, last_error = null, next_try_at = :now,
                            claimed_until = nullif(claimed_until, :until)
                        WHERE person_id = :person AND connector_id = :connector
                        """).setParameter("held", claim.wanted.name()).setParameter("now", now).setParameter("until", claim.until).executeUpdate();
            }
            audit.event(Act.ofSystem(now), "account." + claim.wanted, "person", claim.personId).after(Map.of("connector", claim.connectorId)).write();
        });
    }

    /** That a try failed, and when the next one is; null rests. Of no account once something else is wanted. */
    void failed(Claim claim, String error, Instant next) {
        QuarkusTransaction.requiringNew().run(() -> of(claim, """
                UPDATE account SET claimed_until = null,
                    tries = CASE WHEN wanted = :wanted THEN tries + 1 ELSE tries END,
                    last_error = CASE WHEN wanted = :wanted THEN :error ELSE last_error END,
                    next_try_at = CASE WHEN wanted = :wanted THEN cast(:next AS timestamptz) ELSE next_try_at END
                WHERE person_id = :person AND connector_id = :connector AND claimed_until = :until
                """).setParameter("wanted", claim.wanted.name()).setParameter("error", error).setParameter("next", next)
                .setParameter("until", claim.until).executeUpdate());
    }

    private Query of(Claim claim, String sql) {
        return database.createNativeQuery(sql).setParameter("person", claim.personId).setParameter("connector", claim.connectorId);
    }
}
