package dev.guesthouse.people;

import dev.guesthouse.person.PersonRef;

/** Whom to block or let in again, and why. */
public record BlockInput(PersonRef person, String justification) {
}
