package dev.guesthouse.http.edge;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.http.gate.Identity;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.session.MachineToken;
import dev.guesthouse.session.Session;
import io.vertx.core.http.HttpServerRequest;

/** Finds out who calls: a bearer token (a session's or a machine's), else the session's cookie. Looked up at each call (IDY-03). */
@ApplicationScoped
public class Identities {

    private final SessionCookie cookie;
    private final CodePassCookie codePass;
    private final ClientAddress client;
    private final Clock clock;

    Identities(SessionCookie cookie, CodePassCookie codePass, ClientAddress client, Clock clock) {
        this.cookie = cookie;
        this.codePass = codePass;
        this.client = client;
        this.clock = clock;
    }

    /**
     * One statement, and no transaction: there is nothing to keep together.
     *
     * @throws Problem unauthenticated, for a bearer token that is not good, whatever the cookie
     */
    @ActivateRequestContext
    public Identity identify(HttpServerRequest request) {
        var now = clock.instant();
        var from = client.of(request);
        var pass = codePass.hashOf(request);
        var authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return byBearer(authorization, from, pass, now);
        }
        return Optional.ofNullable(cookie.of(request)).flatMap(token -> Session.byToken(token, now)).map(person -> identity(person, from, pass))
                .orElseGet(() -> Identity.nobody(from, pass));
    }

    /** Who has just signed in, by the token of the session: their browser has its cookie from the next call on. @throws Problem unauthenticated */
    @ActivateRequestContext
    public Identity signedIn(HttpServerRequest request, String token) {
        return byBearer("Bearer " + token, client.of(request), codePass.hashOf(request), clock.instant());
    }

    private static Identity byBearer(String authorization, String from, byte[] pass, Instant now) {
        var token = authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? authorization.substring(7).strip() : "";
        if (token.startsWith(MachineToken.PREFIX)) {
            return MachineToken.byToken(token, now)
                    .map(machine -> new Identity(new Actor(Actor.Kind.machine, machine.tokenId(), from), null, Set.of(), null, machine.functions(), null))
                    .orElseThrow(Identities::badBearer);
        }
        return Session.byToken(token, now).map(person -> identity(person, from, pass)).orElseThrow(Identities::badBearer);
    }

    private static Identity identity(Session.Bearer person, String from, byte[] pass) {
        return new Identity(new Actor(Actor.Kind.person, person.personId(), from), person.personId(), person.roles(), person.sessionId(), Set.of(), pass);
    }

    private static Problem badBearer() {
        return new Problem(ProblemType.UNAUTHENTICATED, "The bearer token is not good, or not any more.");
    }
}
