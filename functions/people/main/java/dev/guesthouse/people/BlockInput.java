package dev.guesthouse.people;

import dev.guesthouse.person.PersonRef;

/**
 * Whom to block or let in again, and why.
 *
 * <pre>{@code {"person": {"email": "pia@eu.fabrikam.example"}, "justification": "Her account was taken over."}}</pre>
 *
 * @param person who is meant
 * @param justification why, at most 4,000 characters; left out for nothing to say
 */
public record BlockInput(PersonRef person, String justification) {
}
