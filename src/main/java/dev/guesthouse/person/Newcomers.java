package dev.guesthouse.person;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.address.HomeDomains;

/** Makes people of addresses that nobody entered here: members by their address, or outsiders (ORG-13). */
@ApplicationScoped
public class Newcomers {

    private final HomeDomains homeDomains;

    Newcomers(HomeDomains homeDomains) {
        this.homeDomains = homeDomains;
    }

    /** Makes and stores a person, whose address must be nobody's. */
    public Person add(EmailAddress email, PersonState state, Instant now) {
        var kind = homeDomains.makeMember(email) ? PersonKind.member : PersonKind.outsider;
        return Person.add(kind, state, email, null, now);
    }
}
