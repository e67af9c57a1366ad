package dev.guesthouse.http.gate;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.role.Role;
import dev.guesthouse.role.RoleAssignment;
import dev.guesthouse.session.MachineToken;
import dev.guesthouse.session.Session;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;

/** Finds out who calls: a bearer token (a session's or a machine's), else the session's cookie. Looked up at each call (IDY-03). */
@ApplicationScoped
class Identities {

    /** @param functions what a machine token is good for; empty for people */
    record Identity(Actor actor, UUID personId, Set<Role> roles, UUID sessionId, Set<String> functions) {

        boolean isAdministrator() {
            return roles.contains(Role.administrator);
        }
    }

    private final SessionCookie cookie;
    private final ClientAddress client;

    Identities(SessionCookie cookie, ClientAddress client) {
        this.cookie = cookie;
        this.client = client;
    }

    /** @throws Problem unauthenticated, for a bearer token that is not good, whatever the cookie */
    Identity identify(HttpServerRequest request, Instant now) {
        var from = client.of(request);
        var authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return QuarkusTransaction.requiringNew().call(() -> byBearer(authorization, from, now));
        }
        var token = cookie.of(request);
        return token == null ? nobody(from) : QuarkusTransaction.requiringNew().call(() -> Session.byToken(token, now)
                .map(session -> identity(session, from)).orElseGet(() -> nobody(from)));
    }

    private static Identity byBearer(String authorization, String from, Instant now) {
        var token = authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? authorization.substring(7).strip() : "";
        if (token.startsWith(MachineToken.PREFIX)) {
            return MachineToken.byToken(token, now)
                    .map(machine -> new Identity(new Actor(Actor.Kind.machine, machine.id, from), null, Set.of(), null, Set.copyOf(machine.functions)))
                    .orElseThrow(Identities::badBearer);
        }
        return Session.byToken(token, now).map(session -> identity(session, from)).orElseThrow(Identities::badBearer);
    }

    private static Identity identity(Session session, String from) {
        var person = session.person;
        return new Identity(new Actor(Actor.Kind.person, person.id, from), person.id, RoleAssignment.globalRoles(person.id), session.id, Set.of());
    }

    private static Identity nobody(String from) {
        return new Identity(new Actor(Actor.Kind.nobody, null, from), null, Set.of(), null, Set.of());
    }

    private static Problem badBearer() {
        return new Problem(ProblemType.UNAUTHENTICATED, "The bearer token is not good, or not any more.");
    }
}
