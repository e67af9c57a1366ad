package dev.guesthouse.delivery.targets.keycloak;

import dev.guesthouse.delivery.outbound.Answer;

/** A role that can be given in a realm: one of its own, one of a client's, or to be a member of a group or an organization. */
interface KeycloakPlace {

    /** To be a member, of what has no other roles. */
    String MEMBER = "member";

    Answer give(String account);

    Answer take(String account);

    /** Where those are listed who have it by themselves; a realm lists them in pages. */
    String[] holders();

    /** Whether an account has it by itself, as the account tells (CON-06); one that is gone has nothing. */
    boolean isHeldBy(String account);
}
