package dev.guesthouse.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.edge.SessionCookie;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.role.Role;
import dev.guesthouse.role.RoleAssignment;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.session.Session;
import dev.guesthouse.session.SignInCode;
import io.quarkus.funqy.Funq;

/** Signs in with a code and the ticket that its asker got (IDY-01). */
@ApplicationScoped
public class RedeemCode {

    public record Input(String ticket, String code) {
    }

    /** @param token for {@code Authorization: Bearer}; the cookie carries the same */
    public record Answer(String token, Instant expiresDateTime, PersonView person, Set<Role> roles) {
    }

    private final Caller caller;
    private final Clock clock;
    private final CodeLimits limits;
    private final HomeDomains homeDomains;
    private final SessionCookie cookie;
    private final Audit audit;

    RedeemCode(Caller caller, Clock clock, CodeLimits limits, HomeDomains homeDomains, SessionCookie cookie, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.limits = limits;
        this.homeDomains = homeDomains;
        this.cookie = cookie;
        this.audit = audit;
    }

    @Funq("redeem-code")
    public Answer redeemCode(Input input) {
        var fields = new Fields();
        fields.required("ticket", input.ticket());
        fields.required("code", input.code());
        fields.check();
        var now = clock.instant();
        // A wrong guess must count: it is committed, and only then refused.
        var answer = Retried.transaction(() -> redeem(input, now)).orElseThrow(RedeemCode::refused);
        caller.setCookie(cookie.keep(answer.token()));
        return answer;
    }

    private Optional<Answer> redeem(Input input, Instant now) {
        var code = SignInCode.byTicket(input.ticket()).filter(found -> found.isOpen(now)).orElse(null);
        if (code == null) {
            return Optional.empty();
        }
        code.tries++;
        if (!code.matches(input.code().strip())) {
            return Optional.empty();
        }
        code.redeemedAt = now;
        var person = person(EmailAddress.kept(code.email), now);
        return person.state == PersonState.blocked ? Optional.empty() : Optional.of(signIn(person, now));
    }

    /** Whoever proved the address: known, of the home organization, or an outsider. */
    private Person person(EmailAddress email, Instant now) {
        limits.lock("email " + email);
        // Locked, so that nobody signs in by an address that is being taken from them.
        return Person.lockedByEmail(email).orElseGet(() -> {
            var kind = homeDomains.include(new DomainName(email.domain())) ? PersonKind.member : PersonKind.outsider;
            var person = Person.add(kind, PersonState.active, email, null, now);
            audit.event(new Act(new Actor(Actor.Kind.person, person.id, caller.address()), now), "person.added", "person", person.id)
                    .after(Map.of("kind", kind)).personal("email", person.email).write();
            return person;
        });
    }

    private Answer signIn(Person person, Instant now) {
        if (person.state == PersonState.invited) {
            person.state = PersonState.active;
        }
        var token = Secret.token(Session.PREFIX);
        var session = Session.open(person, token, now);
        audit.event(new Act(new Actor(Actor.Kind.person, person.id, caller.address()), now), "session.opened", "session", session.id)
                .after(Map.of("person", person.id, "expiresDateTime", session.expiresAt)).write();
        return new Answer(token, session.expiresAt, PersonView.of(person), RoleAssignment.globalRoles(person.id));
    }

    private static Problem refused() {
        return new Problem(ProblemType.CODE_REFUSED, "The code does not fit the ticket, or is not good any more.");
    }
}
