package dev.guesthouse.audit;

import java.util.UUID;

/**
 * Who does something, as the audit tells it.
 *
 * @param id the person's or the machine token's; null for the others
 * @param from the caller's network address, where there is one
 */
public record Actor(Kind kind, UUID id, String from) {

    /** The product itself: a job, a rule that took effect. */
    public static final Actor SYSTEM = new Actor(Kind.system, null, null);

    public enum Kind {
        /** Somebody who was signed in. */
        person,
        /** A machine token. */
        machine,
        /** Guesthouse itself, such as a job. */
        system,
        /** Somebody who has not said who they are. */
        nobody
    }
}
