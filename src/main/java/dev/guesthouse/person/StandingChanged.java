package dev.guesthouse.person;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Fired in the transaction of a change after which people may not decide any more what they were asked to: they were blocked,
 * are sponsors or managers no longer, or those they answered for belong elsewhere now. What follows is in the same transaction.
 *
 * @param people their ids; of none, nothing follows
 */
public record StandingChanged(List<UUID> people, Instant at) {

    public static StandingChanged of(Person person, Instant at) {
        return of(List.of(person), at);
    }

    public static StandingChanged of(Collection<Person> people, Instant at) {
        return new StandingChanged(people.stream().map(person -> person.id).toList(), at);
    }
}
