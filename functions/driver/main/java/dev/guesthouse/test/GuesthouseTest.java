package dev.guesthouse.test;

import java.time.Duration;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;

import dev.guesthouse.session.FirstAdministrator;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * A test of the running product through HTTP and mail; each begins with an empty instance and one administrator.
 * Subclasses are {@code @QuarkusTest}, which is not inherited; what they need is around them ({@link Surroundings}) wherever this module is.
 */
public abstract class GuesthouseTest {

    @Inject
    protected SettableClock clock;
    @Inject
    protected Database database;
    @Inject
    Sessions sessions;
    @Inject
    FirstAdministrator firstAdministrator;
    protected final Mails mails = Surroundings.mails();
    protected final Driver guesthouse = new Driver(mails, Driver.IN_THIS_PROCESS);
    protected Given given;

    /** Empties the instance; what a test made of it before is gone. */
    @BeforeEach
    protected final void begin() {
        clock.set(SettableClock.START);
        database.empty();
        mails.purge();
        QuarkusTransaction.requiringNew().call(() -> firstAdministrator.ensure(SettableClock.START));
        given = new Given(guesthouse, clock, sessions::open);
    }

    /** How many transactions wait for a lock that somebody else holds. */
    protected final long waiting() {
        return database.count("SELECT count(*) FROM pg_locks WHERE NOT granted");
    }

    /** Waits until something is as expected, for what happens after a commit. */
    protected static <T> T eventually(Callable<T> supplier, Matcher<? super T> expected) {
        return Awaitility.await().atMost(Patience.LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(supplier, expected);
    }
}
