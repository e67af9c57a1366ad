package dev.guesthouse.http.view;

import java.time.Instant;
import java.util.UUID;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.settings.Language;

/**
 * A person as administrators see them.
 *
 * @param language in which they read messages; null is the instance's
 * @param deleteDateTime when the account is deleted unless there is access again (GST-02); null where that is not scheduled
 */
public record PersonView(UUID id, String email, String displayName, PersonKind kind, UUID organizationId, PersonState state, boolean governed,
        PersonName manager, Language language, Instant createdDateTime, Instant deleteDateTime) {

    public static PersonView of(Person person) {
        return new PersonView(person.id, person.email, person.displayName, person.kind,
                Organization.of(person).map(organization -> organization.id).orElse(null), person.state, person.governed,
                PersonName.of(person.manager), person.language, person.createdAt, person.deleteAt);
    }
}
