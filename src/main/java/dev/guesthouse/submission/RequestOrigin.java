package dev.guesthouse.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.limit.CallerNetwork;
import dev.guesthouse.organization.PublicMailProviders;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Where a request came from that was made by somebody whom nobody has let in yet; kept for as long as it is counted (MSG-05). */
@Entity
public class RequestOrigin extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person requestor;
    /** As its owner has registered it, whatever stands before it; null where anybody can have an address at it. */
    public String domain;
    /** As {@link CallerNetwork} has it; null where it is not known. */
    public String network;
    public Instant createdAt;

    /** Of a request that is not stored yet, nor is this; empty where the requestor is a member, or a guest: somebody let them in. */
    static Optional<RequestOrigin> of(Person requestor, Act act) {
        if (requestor.kind != PersonKind.outsider) {
            return Optional.empty();
        }
        var domain = new DomainName(requestor.emailDomain);
        var origin = new RequestOrigin();
        origin.requestor = requestor;
        origin.domain = PublicMailProviders.include(domain) ? null : domain.registered().value();
        origin.network = CallerNetwork.of(act.by().from());
        origin.createdAt = act.at();
        return Optional.of(origin);
    }
}
