package dev.guesthouse.hostile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.guesthouse.hostile.Attempt.Ending;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Changes;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.LogLines;
import dev.guesthouse.test.Surroundings;
import dev.guesthouse.test.Wire.Reply;
import dev.guesthouse.test.Wire;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Every function, with input that nobody sends by accident. {@code -Dhostile.calls} says how many calls;
 * each time they are others, unless {@code -Dhostile.seed} says with which seed they begin: the one that a failure names repeats
 * its round.
 */
@QuarkusTest
class GeneratedInputTest extends GuesthouseTest {

    private static final int CALLS = Integer.getInteger("hostile.calls", 2_000);
    private static final long SEED = Long.getLong("hostile.seed", System.currentTimeMillis());
    /** Calls on one small world; then comes a new one. */
    private static final int ROUND = 2_000;
    private static final int READ_AFTER = 250;
    /** Of so many calls of a function one at least makes sense by chance. */
    private static final int ENOUGH = 200;
    /** What a refusal may change: a wrong guess counts, and leaves its event (IDY-01). */
    private static final String COUNTED = "sign_in_code UPDATE ";
    private static final String EVENT = "audit_";

    private static final Map<FunctionTable, Map<String, Integer>> OUTCOMES = new EnumMap<>(FunctionTable.class);

    /** A line for each call would be most of the work. */
    private static final Logger ACCESS = LogContext.getLogContext().getLogger("dev.guesthouse.access");

    private Wire wire;
    private Changes changes;
    private LogLines log;
    private HostileWorld world;
    private int accepted;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + Math.max(1, CALLS / ROUND));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("OPS-06 no input makes a function fail, tell of its inside, hang, or leave something half done")
    void generated(long seed) throws IOException {
        var random = new Random(seed);
        wire = new Wire();
        changes = new Changes(database, clock);
        changes.watch();
        log = new LogLines();
        ACCESS.setLevel(Level.WARN);
        var attack = onANewWorld(random);
        var functions = new ArrayList<>(Arrays.asList(FunctionTable.values()));
        Collections.shuffle(functions, random);
        for (int i = 0; i < ROUND; i++) {
            var function = functions.get(i % functions.size());
            var isSensible = i < functions.size() || random.nextInt(8) == 0;
            Attempt attempt;
            try {
                attempt = isSensible ? attack.sensible(function) : attack.odd(function);
            } catch (AssertionError e) {
                if (world.stands()) {
                    throw e;
                }
                begin();
                attack = onANewWorld(random);
                attempt = isSensible ? attack.sensible(function) : attack.odd(function);
            }
            call(seed, attempt);
        }
        readEverything();
        everythingIsSent();
    }

    private Attack onANewWorld(Random random) {
        world = new HostileWorld(given, guesthouse, mails, database, random);
        return new Attack(world, random);
    }

    @AfterEach
    void stop() throws IOException {
        changes.stop();
        log.close();
        ACCESS.setLevel(null);
        wire.close();
    }

    private void call(long seed, Attempt attempt) throws IOException {
        changes.settle();
        Reply reply = null;
        try {
            reply = send(attempt);
            if (reply != null) {
                Judge.check(reply);
                assertThat("errors in the log", log.errors(), empty());
                if (reply.status() >= 400) {
                    nothingChanged();
                } else if (attempt.function().effect == Effect.CHANGE) {
                    taken(attempt, reply);
                }
            }
            OUTCOMES.computeIfAbsent(attempt.function(), function -> new TreeMap<>()).merge(reply == null ? "hung up" : Judge.outcome(reply), 1, Integer::sum);
        } catch (AssertionError | IOException e) {
            throw new AssertionError("seed %d: %s\n\n%s\n\nwas answered %s".formatted(seed, e.getMessage(), attempt,
                    reply == null ? "nothing" : reply.status() + " " + reply.text()), e);
        }
    }

    /** The answer; null for none. */
    private Reply send(Attempt attempt) throws IOException {
        return switch (attempt.ending()) {
            case KEPT -> wire.send(attempt.bytes(), attempt.isToHead());
            case LEFT -> wire.sendAlone(attempt.bytes(), attempt.isToHead()).orElse(null);
            case CUT -> {
                wire.cut(attempt.bytes());
                yield null;
            }
        };
    }

    private void nothingChanged() {
        var all = changes.sinceLastLook();
        var isGuess = all.stream().anyMatch(change -> change.startsWith(COUNTED));
        var changed = all.stream().filter(change -> !change.startsWith(COUNTED) && !(isGuess && change.startsWith(EVENT))).toList();
        if (!changed.isEmpty()) {
            throw new AssertionError("a refusal changed something: " + changed);
        }
    }

    private void taken(Attempt attempt, Reply reply) throws IOException {
        if (attempt.function() == FunctionTable.SET_DOMAIN_LIST) {
            given.admin().post("set-domain-list", "mode", "any").ok();
        }
        if (!reply.header("location").isEmpty()) {
            assertThat(reply.header("location"), read(Surroundings.ADMINISTRATOR, reply.header("location")).status(), is(200));
        }
        if (++accepted % READ_AFTER == 0) {
            readEverything();
        }
    }

    /** Whatever was taken can be shown: by every list that needs to be told nothing, to everybody, and by every page. */
    private void readEverything() throws IOException {
        for (var by : List.of(Surroundings.ADMINISTRATOR, "sana@fabrikam.example", "pia@eu.fabrikam.example")) {
            for (var function : FunctionTable.values()) {
                if (function.effect == Effect.READ) {
                    Judge.check(read(by, "/" + function.functionName()));
                }
            }
        }
    }

    private Reply read(String by, String target) throws IOException {
        return wire.send(new Attempt(FunctionTable.WHOAMI, by, "GET", target, List.of("Host: localhost", "Authorization: Bearer " + world.callers.get(by).token()),
                new byte[0], Ending.KEPT).bytes(), false);
    }

    /** Every letter could be written and sent, and every role be given and taken, whatever stands in names and reasons. */
    private void everythingIsSent() {
        given.admin().post("deliver").ok();
        given.admin().post("send-messages").ok();
        changes.settle();
        assertThat(database.column("SELECT concat_ws(' ', kind, recipient, last_error) FROM message WHERE last_error IS NOT NULL"), empty());
        assertThat(database.column("SELECT last_error FROM role_grant WHERE last_error IS NOT NULL"), empty());
    }

    @AfterAll
    static void outcomes() {
        OUTCOMES.forEach((function, outcomes) -> System.out.printf("%-20s %s%n", function.functionName(), outcomes));
        System.out.println(OUTCOMES.values().stream().flatMap(outcomes -> outcomes.values().stream()).mapToInt(Integer::intValue).sum() + " calls");
        var never = Arrays.stream(FunctionTable.values()).filter(function -> {
            var outcomes = OUTCOMES.getOrDefault(function, Map.of());
            return (outcomes.isEmpty() || outcomes.values().stream().mapToInt(Integer::intValue).sum() >= ENOUGH)
                    && outcomes.keySet().stream().noneMatch(outcome -> outcome.startsWith("2"));
        }).toList();
        assertThat("functions that took nothing", never, empty());
    }
}
