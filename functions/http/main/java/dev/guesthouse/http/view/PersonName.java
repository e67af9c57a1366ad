package dev.guesthouse.http.view;

import java.util.UUID;

import dev.guesthouse.person.Person;

/** A person where one is named. */
public record PersonName(UUID id, String email, String displayName) {

    /** Null for nobody. */
    public static PersonName of(Person person) {
        return person == null ? null : new PersonName(person.id, person.email, person.displayName);
    }
}
