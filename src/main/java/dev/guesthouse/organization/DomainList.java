package dev.guesthouse.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.address.DomainName;

/** Whose domains may have guests here at all (ORG-08); beats every organization and policy, and covers subdomains. */
@ApplicationScoped
public class DomainList {

    /** What the list says. */
    public enum Mode {
        any,
        /** Only the listed ones. */
        allow,
        /** All but the listed ones. */
        deny
    }

    /** What the audit calls it: there is only one. */
    public static final UUID ID = new UUID(0, 1);

    private final EntityManager database;

    DomainList(EntityManager database) {
        this.database = database;
    }

    public Mode mode() {
        return Mode.valueOf((String) database.createNativeQuery("SELECT mode FROM domain_list", String.class).getSingleResult());
    }

    /** In the order of their names. */
    @SuppressWarnings("unchecked")
    public List<String> domains() {
        return database.createNativeQuery("SELECT domain FROM domain_list_domain ORDER BY domain", String.class).getResultList();
    }

    /** Nobody else sets it until the transaction ends. */
    public void lock() {
        database.createNativeQuery("SELECT mode FROM domain_list FOR UPDATE").getSingleResult();
    }

    /** Takes the place of what the list said; lock it first. */
    public void set(Mode mode, Collection<DomainName> domains, Instant now) {
        database.createNativeQuery("UPDATE domain_list SET mode = :mode, changed_at = :now").setParameter("mode", mode.name())
                .setParameter("now", now).executeUpdate();
        database.createNativeQuery("DELETE FROM domain_list_domain").executeUpdate();
        for (var domain : domains) {
            database.createNativeQuery("INSERT INTO domain_list_domain (domain) VALUES (:domain)").setParameter("domain", domain.value())
                    .executeUpdate();
        }
    }

    /** Whether people of a domain may become guests. */
    public static boolean allows(String domain) {
        return IdentitySource.getEntityManager().createNativeQuery("SELECT domain_is_allowed(:domain)", Boolean.class)
                .setParameter("domain", domain).getSingleResult().equals(true);
    }
}
