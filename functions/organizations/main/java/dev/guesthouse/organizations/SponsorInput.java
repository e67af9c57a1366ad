package dev.guesthouse.organizations;

import java.util.UUID;

import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** Whose sponsorship of what. */
public record SponsorInput(UUID organizationId, SponsorKind kind, PersonRef person) {

    /** @throws Problem naming what is missing */
    void check() {
        var fields = new Fields();
        fields.required("organizationId", organizationId);
        fields.required("kind", kind);
        fields.required("person", person);
        fields.check();
    }
}
