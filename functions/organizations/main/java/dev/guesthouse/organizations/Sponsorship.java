package dev.guesthouse.organizations;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Problem;

/** Makes sponsors (ORG-07), with the organization or later. */
@ApplicationScoped
class Sponsorship {

    private final Audit audit;

    Sponsorship(Audit audit) {
        this.audit = audit;
    }

    /**
     * Makes a person a sponsor; one who is already stays one.
     *
     * @param field what the input calls the person
     * @throws Problem invalid-input naming the field, where the person cannot be one
     */
    void add(Organization organization, SponsorKind kind, String field, PersonRef ref, Act act) {
        var person = PersonRef.required(field, ref);
        if (!Sponsor.isFit(organization, person, kind)) {
            throw Problem.invalid(field, kind == SponsorKind.internal ? "is no member: an internal sponsor is of the home organization"
                    : "is no guest of this organization: invite them with an address in one of its domains first");
        }
        if (Sponsor.of(organization, person, kind).isPresent()) {
            return;
        }
        var sponsor = new Sponsor();
        sponsor.organization = organization;
        sponsor.person = person;
        sponsor.kind = kind;
        sponsor.createdAt = act.at();
        sponsor.persist();
        audit.event(act, "sponsor.added", "organization", organization.id).after(Map.of("person", person.id, "kind", kind)).write();
    }
}
