package dev.guesthouse.test;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.session.SignIn;

/** Signs people in as {@code redeem-code} does, but for the code and its mail: for tests that are about something else. */
@ApplicationScoped
public class Sessions {

    private static final Actor NOBODY = new Actor(Actor.Kind.nobody, null, "127.0.0.1");

    private final Clock clock;
    private final SignIn signIn;

    Sessions(Clock clock, SignIn signIn) {
        this.clock = clock;
        this.signIn = signIn;
    }

    /** Opens a session; answers its token. */
    @Transactional
    String open(String address) {
        return signIn.open(EmailAddress.kept(address), new Act(NOBODY, clock.instant()))
                .orElseThrow(() -> new AssertionError("blocked people do not sign in: " + address)).token();
    }
}
