package dev.guesthouse.http.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.departure.Departure;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.settings.Language;

/**
 * A person as administrators see them.
 *
 * @param id stays the same, whatever else of the person changes
 * @param email their e-mail address
 * @param displayName null as long as nobody has given one
 * @param kind what they are to this instance
 * @param organizationId of the organization whose domain their address is in now (ORG-04); null for members and people of none
 * @param state whether they can sign in
 * @param governed that their accounts in the target systems end with their last access (GST-02)
 * @param manager who answers for them; null for nobody
 * @param language in which they read messages; null is the instance's
 * @param createdDateTime when they became known here
 * @param deleteDateTime when the account is deleted unless there is access again (GST-02); null where that is not scheduled, and while
 *            something holds it off: what they ask for, whom they are a sponsor of, what waits for their word (GST-06)
 * @param unreachableSinceDateTime since when their mailbox refuses what is sent to it (MSG-08); null where it takes it, as far as is known
 */
public record PersonView(UUID id, String email, String displayName, PersonKind kind, UUID organizationId, PersonState state, boolean governed,
        PersonName manager, Language language, Instant createdDateTime, Instant deleteDateTime, Instant unreachableSinceDateTime) {

    public static PersonView of(Person person) {
        return of(List.of(person)).get(0);
    }

    /** In the same order; whose people they are, and when they are deleted, is read at once. */
    public static List<PersonView> of(List<Person> people) {
        var organizations = Organization.idsOf(people);
        var deletions = Departure.deletions(people);
        return people.stream().map(person -> of(person, organizations.get(person.id), deletions.get(person.id))).toList();
    }

    private static PersonView of(Person person, UUID organizationId, Instant deletion) {
        return new PersonView(person.id, person.email, person.displayName, person.kind, organizationId, person.state, person.governed,
                PersonName.of(person.manager), person.language, person.createdAt, deletion, person.unreachableSince);
    }
}
