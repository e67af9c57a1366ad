package dev.guesthouse.http;

import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

/** A function that a page calls within the process does what it does over HTTP, for whoever calls. */
@QuarkusTest
class DoorTest extends GuesthouseTest {

    private static final String BAD_TOKEN = "a bad token";
    private static final String EVE = "eve@elsewhere.example";

    @Inject
    SessionFactory hibernate;
    private final Map<String, Client> sessions = new LinkedHashMap<>();

    @Test
    @DisplayName("IDY-02 every function answers and refuses each kind of caller alike, however it is called, and a page knows whom it would refuse")
    void everybody() {
        given.fabrikam();
        callers().forEach((name, caller) -> {
            var allowed = new ArrayList<String>();
            for (var function : FunctionTable.values()) {
                if (alike(name, caller, function, of("enabeld", "yes", "id", "not-an-id", "person", "nobody")).contains("status=422")) {
                    allowed.add(function.functionName());
                    alike(name, caller, function, of());
                }
            }
            if (!name.equals(BAD_TOKEN)) {
                assertThat(name, caller.get().get("door").ok().<List<String>>json("$"), equalTo(allowed));
            }
        });
    }

    private String alike(String name, Supplier<Client> caller, FunctionTable function, Map<String, Object> input) {
        var outside = answered(Way.OVER_HTTP, caller, function, input);
        assertThat("%s for %s with %s".formatted(function.functionName(), name, input), answered(Way.WITHIN, caller, function, input), equalTo(outside));
        return outside;
    }

    private String answered(Way way, Supplier<Client> caller, FunctionTable function, Map<String, Object> input) {
        var seen = way.call(caller.get(), function, input, null);
        if (function == FunctionTable.SIGN_OUT) {
            sessions.clear();
        }
        return seen.normalized(new LinkedHashMap<>());
    }

    @Test
    @DisplayName("every function leads to the same for the same input: answers, Location, cookies, repeats, conflicts")
    void life() {
        var outside = lived(Way.OVER_HTTP);
        begin();
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        var within = lived(Way.WITHIN);
        statistics.setStatisticsEnabled(false);
        for (int i = 0; i < outside.size(); i++) {
            assertThat(within.get(i), equalTo(outside.get(i)));
        }
        assertThat(within, hasSize(outside.size()));
        // A native query that names the type of its one column gets a plan of its own each time, that is never found again.
        assertThat("queries planned anew the second time", statistics.getQueryPlanCacheMissCount(), equalTo(0L));
    }

    private List<String> lived(Way way) {
        var seen = new ArrayList<String>();
        var ids = new LinkedHashMap<String, String>();
        Set<FunctionTable> done = EnumSet.noneOf(FunctionTable.class);
        new Life(given, guesthouse, mails, database, new Calls(given, (caller, function, input, key) -> {
            var answer = way.call(caller, function, input, key);
            // What follows a commit may take longer than its caller waits.
            database.awaitDelivered(clock.instant());
            seen.add(function.functionName() + " " + answer.normalized(ids));
            if (answer.status() < 300) {
                done.add(function);
            }
            return answer;
        })).live();
        assertThat(EnumSet.complementOf(EnumSet.copyOf(done)).toString(), equalTo("[]"));
        return seen;
    }

    @Test
    @DisplayName("REQ-05 a repeat gets the first answer, whichever of the two ways either took")
    void repeated() {
        var catalog = of("displayName", "Projects");
        var first = Way.OVER_HTTP.call(given.admin(), FunctionTable.CREATE_CATALOG, catalog, "once");
        assertThat(Way.WITHIN.call(given.admin(), FunctionTable.CREATE_CATALOG, catalog, "once"), equalTo(first));
        var other = Way.WITHIN.call(given.admin(), FunctionTable.CREATE_CATALOG, of("displayName", "Sites"), "another");
        assertThat(Way.OVER_HTTP.call(given.admin(), FunctionTable.CREATE_CATALOG, of("displayName", "Sites"), "another"), equalTo(other));
        assertThat(given.admin().get("catalogs").items(), hasSize(2));
        assertThat(other.location(), containsString(other.text("id")));
    }

    /** Each kind of caller; asked for anew each time, since a session may have been ended. */
    private Map<String, Supplier<Client>> callers() {
        var forMachines = Arrays.stream(FunctionTable.values()).filter(function -> function.who.admitsMachines()).map(FunctionTable::functionName).toList();
        var named = guesthouse.bearer(null, given.admin().post("add-machine-token", "name", "All", "functions", forMachines, "expiresDateTime",
                clock.instant().plus(Duration.ofDays(1)).toString()).ok().text("token"));
        var other = given.machine("check-access");
        var callers = new LinkedHashMap<String, Supplier<Client>>();
        callers.put("nobody", guesthouse::nobody);
        callers.put(BAD_TOKEN, () -> guesthouse.bearer(null, "guesthouse_session_x"));
        callers.put("a machine with a token for it", () -> named);
        callers.put("a machine with a token for something else", () -> other);
        callers.put("an outsider", () -> signedIn(EVE));
        callers.put("a partner's guest, in a browser", () -> guesthouse.nobody().with("Cookie", "guesthouse=" + signedIn(SANA).token()));
        callers.put("an administrator", () -> signedIn(ADMINISTRATOR));
        return callers;
    }

    private Client signedIn(String email) {
        return sessions.computeIfAbsent(email, guesthouse::signIn);
    }
}
