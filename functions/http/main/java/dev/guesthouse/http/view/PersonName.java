package dev.guesthouse.http.view;

import java.util.UUID;

import dev.guesthouse.person.Person;

/**
 * A person where one is named.
 *
 * @param id by which calls name them
 * @param email their e-mail address
 * @param displayName null as long as nobody has given one
 */
public record PersonName(UUID id, String email, String displayName) {

    /** Null for nobody. */
    public static PersonName of(Person person) {
        return person == null ? null : new PersonName(person.id, person.email, person.displayName);
    }
}
