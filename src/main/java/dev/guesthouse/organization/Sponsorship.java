package dev.guesthouse.organization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Fields.Listed;
import dev.guesthouse.problem.Problem;

/** Makes and ends sponsors (ORG-07). Runs in the caller's transaction. */
@ApplicationScoped
public class Sponsorship {

    private final Event<StandingChanged> standingChanged;
    private final Audit audit;

    Sponsorship(Event<StandingChanged> standingChanged, Audit audit) {
        this.standingChanged = standingChanged;
        this.audit = audit;
    }

    /**
     * Makes a person a sponsor; one who is already stays one.
     *
     * @throws Problem invalid-input naming what is missing, or {@code person} where they cannot be one; not-found
     */
    public Organization add(UUID organizationId, SponsorKind kind, PersonRef person, Act act) {
        var organization = locked(organizationId, kind, person);
        add(organization, kind, List.of(new Listed<>(0, "person", person)), act);
        return organization;
    }

    /**
     * Ends a sponsorship; stages that waited for this sponsor alone ask their fallbacks (POL-06). One who is no sponsor stays none.
     *
     * @throws Problem invalid-input naming what is missing, not-found
     */
    public Organization remove(UUID organizationId, SponsorKind kind, PersonRef ref, Act act) {
        var organization = locked(organizationId, kind, ref);
        var person = PersonRef.required("person", ref);
        Sponsor.of(organization, person, kind).ifPresent(sponsor -> {
            sponsor.removedAt = act.at();
            audit.event(act, "sponsor.removed", "organization", organization.id).before(Map.of("person", person.id, "kind", kind)).write();
            standingChanged.fire(StandingChanged.of(person, act.at()));
        });
        return organization;
    }

    /** As the other, for people of an organization that the caller has locked; each of them who is not right is named. */
    void add(Organization organization, SponsorKind kind, List<Listed<PersonRef>> refs, Act act) {
        var fields = new Fields();
        var people = PersonRef.noted(fields, refs, List.of());
        fields.check();
        // Whoever deletes one of them sees that they are a sponsor now, and that nobody is made one whom they have deleted (GST-06).
        var deleted = Person.deletedOf(people);
        refs.stream().filter(it -> deleted.contains(people.get(it.index()).id)).forEach(it -> fields.refuse(it.field(), PersonRef.UNKNOWN));
        fields.check();
        var theirs = people.isEmpty() ? Map.<UUID, UUID>of() : Organization.idsOf(people);
        refs.forEach(it -> {
            var person = people.get(it.index());
            if (!Sponsor.isFit(organization.id, person, kind, theirs.get(person.id))) {
                fields.refuse(it.field(), kind == SponsorKind.internal ? "is no member: an internal sponsor is of the home organization"
                        : "is no guest of this organization: invite them with an address in one of its domains first");
            }
        });
        fields.check();
        var there = organization.sponsors(kind).stream().map(sponsor -> sponsor.person).collect(Collectors.toSet());
        var added = people.stream().filter(there::add).toList();
        added.forEach(person -> make(organization, kind, person, act.at()));
        audit.write(added.stream().map(person -> audit.event(act, "sponsor.added", "organization", organization.id)
                .after(Map.of("person", person.id, "kind", kind))).toList());
    }

    private static void make(Organization organization, SponsorKind kind, Person person, Instant now) {
        var sponsor = new Sponsor();
        sponsor.organization = organization;
        sponsor.person = person;
        sponsor.kind = kind;
        sponsor.createdAt = now;
        sponsor.persist();
    }

    private static Organization locked(UUID organizationId, SponsorKind kind, PersonRef person) {
        var fields = new Fields();
        fields.required("organizationId", organizationId);
        fields.required("kind", kind);
        fields.required("person", person);
        fields.check();
        return Organization.locked(organizationId);
    }
}
