package dev.guesthouse.guest;

import dev.guesthouse.audit.Act;
import dev.guesthouse.person.Person;

/** Fired in the transaction in which a person, who is locked, was let in again at somebody's word; what follows is in the same transaction. */
public record Unblocked(Person person, Act act) {
}
