package dev.guesthouse.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.awaitility.Awaitility;

import com.icegreen.greenmail.util.GreenMail;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.Surroundings;

/** Two processes of the program on one PostgreSQL; whoever calls "the" instance gets now the one and now the other. */
final class TwoProcesses implements AutoCloseable {

    /** One of two who do something in the same instant, told at which process. */
    interface Side {
        Answer call(Supplier<URI> process);
    }

    /** The policy of a new package. */
    interface Terms {
        PolicyBody of(AccessPackage accessPackage);
    }

    private final Ledger ledger = new Ledger();
    private final Arrivals arrivals = new Arrivals();
    private final GreenMail smtp;
    private final ExternalPostgres postgres;
    private final CrashWorld world;
    private final Reckoning reckoning;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile GuesthouseProcess first;
    private volatile GuesthouseProcess second;
    /** The one that is or was started again last. */
    private GuesthouseProcess starting;
    private int races;

    private TwoProcesses(Path directory, int guests, boolean schedule) throws Exception {
        smtp = Surroundings.startSmtp();
        var mails = new Mails(smtp);
        mails.show(arrivals);
        postgres = ExternalPostgres.start(directory.resolve("postgresql"));
        var settings = Surroundings.settings(smtp);
        settings.putAll(postgres.settings("postgres"));
        settings.put("guesthouse.schedule.enabled", String.valueOf(schedule));
        first = GuesthouseProcess.start(directory.resolve("unused"), settings);
        second = GuesthouseProcess.start(directory.resolve("unused"), settings).awaitReady();
        first.awaitReady();
        world = CrashWorld.made(new Driver(mails, this::url), guests);
        reckoning = Reckoning.begin(ledger, source());
    }

    /** Without the schedule: what happens is what is called. */
    static TwoProcesses start(Path directory, int guests) throws Exception {
        return new TwoProcesses(directory, guests, false);
    }

    /** With the schedule: both also do what is due. */
    static TwoProcesses startWorkers(Path directory, int guests) throws Exception {
        return new TwoProcesses(directory, guests, true);
    }

    /** Where the next call goes. */
    private URI url() {
        return (calls.getAndIncrement() % 2 == 0 ? first : second).url();
    }

    CrashWorld world() {
        return world;
    }

    Ledger ledger() {
        return ledger;
    }

    /** What came to mailboxes. */
    Arrivals arrivals() {
        return arrivals;
    }

    Database database() {
        return new Database(source());
    }

    DataSource source() {
        return postgres.database("postgres");
    }

    /** Both at once, each at a process of its own, and the next time at the other one; what each was answered. */
    List<Answer> race(Side one, Side other) {
        var here = races++ % 2 == 0 ? first : second;
        var there = here == first ? second : first;
        return AtOnce.all(List.<Callable<Answer>>of(() -> one.call(here::url), () -> other.call(there::url)));
    }

    /** Kills one of them and starts it again; calls go to the other alone until {@link #awaitBoth}. */
    void kill(boolean theFirst) throws IOException {
        var killed = theFirst ? first : second;
        first = theFirst ? second : first;
        second = first;
        killed.kill();
        starting = killed.startAgain();
    }

    /** Returns when the one that was killed is ready again. */
    void awaitBoth() throws IOException {
        second = starting.awaitReady();
    }

    /** That whatever was answered so far is there, and nothing is doubled; what somebody held who was killed is soon free again. */
    void check() throws Exception {
        reckoning.check(source());
        Leases.end(source(), Leases.LONG_AGO);
        nextDay();
    }

    /** A package that nobody has had. */
    AccessPackage made(Catalog catalog, Terms terms) {
        var made = world.given().accessPackage(catalog, ledger.word());
        world.given().saved(terms.of(made));
        return made;
    }

    /** Limits of a day do not count what was before. */
    void nextDay() {
        Leases.nextDay(source());
    }

    /** Whoever won: everything comes to its end, once, and each message arrives. */
    void settle() {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).pollDelay(0, TimeUnit.SECONDS).untilAsserted(() -> {
            Leases.end(source(), Leases.LONG_AGO);
            nextDay();
            world.admin().post("tick").ok();
            reckoning.checkAll(source(), arrivals);
        });
    }

    @Override
    public void close() throws IOException {
        for (var process : Stream.of(first, second, starting).filter(Objects::nonNull).distinct().toList()) {
            process.close();
        }
        postgres.close();
        smtp.stop();
    }
}
