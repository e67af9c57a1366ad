package dev.guesthouse.delivery.targets;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The target system that needs nothing (CON-02): two tables that only this class and whoever asks it look at. */
@ApplicationScoped
public class LocalDirectory implements TargetSystem {

    private final EntityManager database;
    private final Clock clock;

    LocalDirectory(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public ConnectorKind kind() {
        return ConnectorKind.local;
    }

    @Override
    public String createAccount(Connector connector, Holder holder) {
        var account = holder.id().toString();
        run("INSERT INTO local_account (external_id, email, created_at) VALUES (:account, :email, :now) ON CONFLICT DO NOTHING",
                Map.of("account", account, "email", holder.email(), "now", clock.instant()));
        return account;
    }

    @Override
    public void grant(Connector connector, Membership membership) {
        // Where the account is gone nothing is inserted or found, and the directory says so instead of a foreign key.
        var there = run("""
                INSERT INTO local_membership AS m (external_id, origin_id, role, created_at)
                SELECT a.external_id, :origin, :role, :now FROM local_account a WHERE a.external_id = :account
                ON CONFLICT (external_id, origin_id, role) DO UPDATE SET created_at = m.created_at
                """, Map.of("account", membership.account(), "origin", membership.originId(), "role", membership.role(), "now", clock.instant()));
        if (there == 0) {
            throw TargetException.refused("The local directory has no such account.");
        }
    }

    @Override
    public void revoke(Connector connector, Membership membership) {
        run("DELETE FROM local_membership WHERE external_id = :account AND origin_id = :origin AND role = :role",
                Map.of("account", membership.account(), "origin", membership.originId(), "role", membership.role()));
    }

    @Override
    public void block(Connector connector, String account) {
        run("UPDATE local_account SET blocked = true WHERE external_id = :account", Map.of("account", account));
    }

    @Override
    public void unblock(Connector connector, String account) {
        run("UPDATE local_account SET blocked = false WHERE external_id = :account", Map.of("account", account));
    }

    @Override
    public void delete(Connector connector, String account) {
        // Two calls, each complete in itself: what the first leaves after a crash, the next try deletes.
        run("DELETE FROM local_membership WHERE external_id = :account", Map.of("account", account));
        run("DELETE FROM local_account WHERE external_id = :account", Map.of("account", account));
    }

    private int run(String sql, Map<String, Object> parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = database.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }
}
