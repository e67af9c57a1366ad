package dev.guesthouse.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** Whose domains may have guests here at all (ORG-08); beats every organization and policy, and covers subdomains. */
@ApplicationScoped
public class DomainList {

    /** What the list says. */
    public enum Mode {
        /** People of any domain; nothing is listed. */
        any,
        /** Only the listed ones. */
        allow,
        /** All but the listed ones. */
        deny
    }

    /** In HQL, that people of a domain may become guests; takes its {@link #suffixes}. */
    public static final String LETS_IN = "domain_list_allows(:suffixes, domain_list_mode())";

    /** What the audit calls it: there is only one. */
    private static final UUID ID = new UUID(0, 1);

    private final EntityManager database;
    private final Audit audit;

    DomainList(EntityManager database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    public Mode mode() {
        return Mode.valueOf((String) database.createNativeQuery("SELECT mode FROM domain_list").getSingleResult());
    }

    /** In the order of their names. */
    @SuppressWarnings("unchecked")
    public List<String> domains() {
        return database.createNativeQuery("SELECT domain FROM domain_list_domain ORDER BY domain").getResultList();
    }

    /**
     * Says anew what the list says. Runs in the caller's transaction.
     *
     * @param typed null is none
     * @throws Problem invalid-input
     */
    public void set(Mode mode, List<String> typed, Act act) {
        var fields = new Fields();
        fields.required("mode", mode);
        var domains = domains(fields, mode, typed);
        if (mode != null && (mode == Mode.any) != domains.isEmpty()) {
            fields.refuse("domains", mode == Mode.any ? "goes with allow or deny only" : "must name at least one domain");
        }
        fields.check();
        // Whoever sets it at the same moment comes after.
        database.createNativeQuery("SELECT mode FROM domain_list FOR UPDATE").getSingleResult();
        var before = values();
        write(mode, domains, act.at());
        audit.event(act, "domainList.set", "domainList", ID).before(before).after(values()).writeIfChanged();
    }

    /** Once each, however often a list that was put together names one. A whole top-level domain can be denied, with all that is below. */
    private static Set<DomainName> domains(Fields fields, Mode mode, List<String> typed) {
        return Fields.each("domains", typed)
                .map(it -> fields.parsed(it.field(), () -> mode == Mode.deny ? DomainName.parseOrTopLevel(it.value()) : DomainName.parse(it.value())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, Object> values() {
        return Map.of("mode", mode(), "domains", domains());
    }

    private void write(Mode mode, Collection<DomainName> domains, Instant now) {
        database.createNativeQuery("UPDATE domain_list SET mode = :mode, changed_at = :now").setParameter("mode", mode.name())
                .setParameter("now", now).executeUpdate();
        database.createNativeQuery("DELETE FROM domain_list_domain").executeUpdate();
        database.createNativeQuery("INSERT INTO domain_list_domain (domain) SELECT unnest(cast(:domains AS text[]))")
                .setParameter("domains", DomainName.values(domains)).executeUpdate();
    }

    /** Whether people of a domain may become guests. */
    public static boolean allows(String domain) {
        return IdentitySource.getEntityManager().createNativeQuery("SELECT " + allows("mode", ":suffixes") + " FROM domain_list")
                .setParameter("suffixes", suffixes(domain)).getSingleResult().equals(true);
    }

    /** The domain and all that it is a subdomain of. */
    public static String[] suffixes(String domain) {
        return DomainName.values(new DomainName(domain).suffixes());
    }

    /** In SQL, what the list says of suffixes. */
    static String allows(String mode, String suffixes) {
        return "(%1$s = 'any' or (%1$s = 'allow') = exists (select from domain_list_domain where domain = any(%2$s)))".formatted(mode, suffixes);
    }
}
