package dev.guesthouse.delivery.targets;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.http.answer.Search;
import io.quarkus.panache.common.Parameters;

/**
 * The target system that needs nothing (CON-02): two tables that only this class and whoever asks it look at. As they are in our own
 * database, it is told what to do by sets, in the transaction that writes down that it was done, and neither waits nor is it ever away.
 */
@ApplicationScoped
public class LocalDirectory {

    /** Of {@link #holders}: far less than a second's work. */
    private static final int PAGE = 1_000;

    private final EntityManager database;
    private final Clock clock;

    LocalDirectory(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What it knows a person's account by. */
    public static String account(Holder holder) {
        return holder.id().toString();
    }

    /**
     * What catalogs offer of it, newest first, as it knows no other resources. Runs in the caller's transaction.
     *
     * @param search the beginning of a name; case and spaces do not matter; null for anything
     */
    public List<TargetResource> resources(String search, int limit) {
        var offered = "from CatalogResource c join fetch c.resource r where r.connector.kind = :kind and c.removedAt is null ";
        var kind = Parameters.with("kind", ConnectorKind.local);
        var found = search == null ? CatalogResource.<CatalogResource>find(offered + "order by c.id desc", kind)
                : CatalogResource.<CatalogResource>find(offered + "and " + Search.name("c.displayName") + " order by c.id desc", kind.and("search", search));
        return found.page(0, limit).list().stream().map(it -> new TargetResource(it.resource.originId, it.displayName, it.resource.kind,
                it.resource.kind.localRoles, it.address)).toList();
    }

    /** Makes accounts; nothing changes where they are there. */
    public void add(Collection<Holder> holders) {
        if (!holders.isEmpty()) {
            database.createNativeQuery("""
                    INSERT INTO local_account (external_id, email, created_at)
                    SELECT account, email, :now FROM unnest(cast(:accounts AS text[]), cast(:emails AS text[])) made (account, email)
                    ON CONFLICT DO NOTHING
                    """).setParameter("accounts", texts(holders, LocalDirectory::account)).setParameter("emails", texts(holders, Holder::email))
                    .setParameter("now", clock.instant()).executeUpdate();
        }
    }

    /**
     * Gives roles; nothing changes where accounts have them.
     *
     * @throws TargetException where an account is gone
     */
    public void grant(Collection<Membership> memberships) {
        if (memberships.isEmpty()) {
            return;
        }
        // Where an account is gone nothing is inserted or found, and the directory says so instead of a foreign key.
        var there = with(memberships, database.createNativeQuery("""
                INSERT INTO local_membership AS m (external_id, origin_id, role, created_at)
                SELECT a.external_id, given.origin, given.role, :now
                FROM unnest(cast(:accounts AS text[]), cast(:origins AS text[]), cast(:roles AS text[])) given (account, origin, role)
                JOIN local_account a ON a.external_id = given.account
                ON CONFLICT (external_id, origin_id, role) DO UPDATE SET created_at = m.created_at
                """)).setParameter("now", clock.instant()).executeUpdate();
        if (there < memberships.size()) {
            throw TargetException.refused("The local directory has no such account.");
        }
    }

    /** Takes roles away; nothing changes where accounts do not have them or are gone. */
    public void revoke(Collection<Membership> memberships) {
        if (!memberships.isEmpty()) {
            with(memberships, database.createNativeQuery("""
                    DELETE FROM local_membership m
                    USING unnest(cast(:accounts AS text[]), cast(:origins AS text[]), cast(:roles AS text[])) taken (account, origin, role)
                    WHERE m.external_id = taken.account AND m.origin_id = taken.origin AND m.role = taken.role
                    """)).executeUpdate();
        }
    }

    /** Who has a role, a page of them, by account. Runs in the caller's transaction. */
    @SuppressWarnings("unchecked")
    public Holders holders(String originId, String role, String next) {
        var page = (List<String>) database.createNativeQuery("""
                SELECT external_id FROM local_membership WHERE origin_id = :origin AND role = :role AND external_id > :next ORDER BY external_id LIMIT :page
                """).setParameter("origin", originId).setParameter("role", role).setParameter("next", next == null ? "" : next)
                .setParameter("page", PAGE).getResultList();
        return new Holders(page, page.size() < PAGE ? null : page.get(PAGE - 1));
    }

    /** Keeps everybody from signing in to accounts. */
    public void block(Collection<String> accounts) {
        run("UPDATE local_account SET blocked = true WHERE external_id = ANY(:accounts)", accounts);
    }

    /** Undoes {@link #block}. */
    public void unblock(Collection<String> accounts) {
        run("UPDATE local_account SET blocked = false WHERE external_id = ANY(:accounts)", accounts);
    }

    /** Removes accounts with all that they have. */
    public void delete(Collection<String> accounts) {
        run("DELETE FROM local_membership WHERE external_id = ANY(:accounts)", accounts);
        run("DELETE FROM local_account WHERE external_id = ANY(:accounts)", accounts);
    }

    private void run(String sql, Collection<String> accounts) {
        database.createNativeQuery(sql).setParameter("accounts", accounts.toArray(String[]::new)).executeUpdate();
    }

    private static Query with(Collection<Membership> memberships, Query query) {
        return query.setParameter("accounts", texts(memberships, Membership::account)).setParameter("origins", texts(memberships, Membership::originId))
                .setParameter("roles", texts(memberships, Membership::role));
    }

    private static <T> String[] texts(Collection<T> from, Function<T, String> text) {
        return from.stream().map(text).toArray(String[]::new);
    }
}
