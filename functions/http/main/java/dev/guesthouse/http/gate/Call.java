package dev.guesthouse.http.gate;

import java.util.Set;
import java.util.UUID;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.role.Role;

/**
 * A call that passed the gate.
 *
 * @param personId null for machines and for nobody
 * @param roles the caller's global roles at this moment (IDY-03)
 * @param sessionId null where there is no session
 * @param idempotencyKey null where none was sent, or nobody is signed in
 * @param body what was sent, for comparing repeats
 */
record Call(FunctionTable function, Actor actor, UUID personId, Set<Role> roles, UUID sessionId, String idempotencyKey, byte[] body) {

    /** Under which the routing context carries it. */
    static final String KEY = Call.class.getName();
}
