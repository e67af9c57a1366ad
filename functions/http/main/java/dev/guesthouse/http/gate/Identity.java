package dev.guesthouse.http.gate;

import java.util.Set;
import java.util.UUID;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.role.Role;

/**
 * Who calls functions, as whatever they came through found out. It is as true as the moment it was made in: nobody keeps one
 * longer than it takes to answer somebody (IDY-03).
 *
 * @param personId null for machines and for nobody
 * @param roles the person's global roles
 * @param sessionId null where there is no session
 * @param functions what a machine token is good for; empty for people
 * @param codePass the hash of what a browser asks for codes with, whoever is signed in (IDY-01); null for none
 */
public record Identity(Actor actor, UUID personId, Set<Role> roles, UUID sessionId, Set<String> functions, byte[] codePass) {

    /** Somebody who has not said who they are. */
    public static Identity nobody(String from, byte[] codePass) {
        return new Identity(new Actor(Actor.Kind.nobody, null, from), null, Set.of(), null, Set.of(), codePass);
    }

    /** Whether an administrator has trusted them with something: a person who has a global role, or a machine. */
    public boolean hasRole() {
        return !roles.isEmpty() || !functions.isEmpty();
    }

    boolean isAdministrator() {
        return roles.contains(Role.administrator);
    }
}
