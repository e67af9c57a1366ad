package dev.guesthouse.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** What an organization's people are known by: an e-mail domain, proved by one-time code (ORG-02). */
@Entity
public class IdentitySource extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Organization organization;
    public String domain;
    public Instant removedAt;

    @PostPersist
    @PostUpdate
    void changed() {
        Belonging.now().changed();
    }

    /** What organizations' people are known by, in the order of their names. */
    public static List<IdentitySource> of(Collection<Organization> organizations) {
        return list("is_among(:organizations, organization.id) and removedAt is null order by domain",
                Parameters.with("organizations", organizations.stream().map(organization -> organization.id).toArray(UUID[]::new)));
    }

    /**
     * @throws Problem domain-claimed, naming the configured organization that claimed exactly one of these domains (ORG-05); a proposed
     *         one gives it up (ORG-10)
     */
    public static void refuseClaimed(List<DomainName> domains) {
        IdentitySource.<IdentitySource>find("domain in ?1 and removedAt is null and organization.state = configured order by domain",
                domains.stream().map(DomainName::value).toList()).firstResultOptional().ifPresent(claimed -> {
                    throw new Problem(ProblemType.DOMAIN_CLAIMED, "The domain %s belongs to %s.", claimed.domain, claimed.organization.displayName)
                            .with("organization", claimed.organization.id);
                });
    }
}
