package dev.guesthouse.signin;

import java.time.Instant;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.guest.PersonChanges;
import dev.guesthouse.http.edge.CodePassCookie;
import dev.guesthouse.http.edge.SessionCookie;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.role.Role;
import dev.guesthouse.role.RoleAssignment;
import dev.guesthouse.session.CodeSignIn;
import dev.guesthouse.session.SignIn;
import dev.guesthouse.settings.Language;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.funqy.Funq;

/** Signs in with a code and the ticket that its asker got (IDY-01). */
@ApplicationScoped
public class RedeemCode {

    /**
     * <pre>{@code {"ticket": "CwFlT2v9l3kqkz8m1Yh0Qw", "code": "202313"}}</pre>
     *
     * @param ticket that {@code send-code} answered
     * @param code the six digits of the message
     * @param language in which they read from now on, where they have said none yet (MSG-03); left out for none
     */
    public record Input(String ticket, String code, Language language) {
    }

    /**
     * A session that was opened.
     *
     * @param token for {@code Authorization: Bearer}; the cookie carries the same
     * @param expiresDateTime when it ends by itself
     * @param person who is signed in
     * @param roles that they have for the whole instance
     */
    public record Answer(String token, Instant expiresDateTime, PersonView person, Set<Role> roles) {

        static Answer of(SignIn.Opened opened) {
            var session = opened.session();
            return new Answer(opened.token(), session.expiresAt, PersonView.of(session.person), RoleAssignment.globalRoles(session.person.id));
        }
    }

    /** @param pass for the browser alone */
    private record SignedIn(Answer answer, String pass) {

        static SignedIn of(CodeSignIn.Redeemed redeemed) {
            return new SignedIn(Answer.of(redeemed.opened()), redeemed.pass());
        }
    }

    private final Caller caller;
    private final CodeSignIn signIn;
    private final PersonChanges changes;
    private final SessionCookie cookie;
    private final CodePassCookie passCookie;
    private final Counter refusals;

    RedeemCode(Caller caller, CodeSignIn signIn, PersonChanges changes, SessionCookie cookie, CodePassCookie passCookie, MeterRegistry registry) {
        this.caller = caller;
        this.signIn = signIn;
        this.changes = changes;
        this.cookie = cookie;
        this.passCookie = passCookie;
        refusals = Counter.builder("guesthouse.codes.refused").description("Sign-in codes that were refused: wrong, too late, of a made-up ticket").register(registry);
    }

    /** @throws Problem code-refused, not-found */
    @Funq("redeem-code")
    public Answer redeemCode(Input input) {
        var fields = new Fields();
        fields.required("ticket", input.ticket());
        fields.required("code", input.code());
        fields.check();
        var act = caller.act();
        // A wrong guess must count: it is committed, and only then refused.
        var signedIn = Retried.transaction(() -> signIn.redeem(input.ticket(), input.code(), caller.codePass(), act)
                .map(redeemed -> signedIn(redeemed, input.language(), act)))
                .orElseThrow(this::refused);
        caller.setCookie(cookie.keep(signedIn.answer().token()));
        caller.setCookie(passCookie.keep(signedIn.pass()));
        return signedIn.answer();
    }

    private SignedIn signedIn(CodeSignIn.Redeemed redeemed, Language language, Act act) {
        if (language != null) {
            changes.speakAtFirst(language, act.asOf(redeemed.opened().session().person.id));
        }
        return SignedIn.of(redeemed);
    }

    private Problem refused() {
        refusals.increment();
        return new Problem(ProblemType.CODE_REFUSED, "The code does not fit the ticket, or is not good any more.");
    }
}
