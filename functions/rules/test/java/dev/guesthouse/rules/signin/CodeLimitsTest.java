package dev.guesthouse.rules.signin;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.session.CodeLimits;
import dev.guesthouse.settings.Settings;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

/** What whoever asks for too many codes is told, and how many that is by the settings. */
@QuarkusTest
class CodeLimitsTest extends GuesthouseTest {

    private record Most(int perAddress, int perCaller, int perCallerAndAddress) implements Settings.Codes {
    }

    @Test
    @DisplayName("IDY-01 a refusal says which limit is reached, that of an address, a network or both, and when there is room again")
    void words() {
        most(3, 4, 2);
        ask("192.0.2.1", PIA).ok();
        clock.advance(Duration.ofMinutes(10));
        ask("192.0.2.1", PIA).ok();
        refused("192.0.2.1", PIA, "2 codes to this address were asked for within an hour from your network address", "2026-12-01T10:00:01Z", 3_000);
        clock.advance(Duration.ofMinutes(5));
        ask("192.0.2.2", PIA).ok();
        refused("192.0.2.3", PIA, "3 codes to this address were asked for within an hour, by you or by others", "2026-12-01T10:00:01Z", 2_700);
        ask("192.0.2.1", "a@fabrikam.example").ok();
        ask("192.0.2.1", "b@fabrikam.example").ok();
        assertThat(refused("192.0.2.1", "c@fabrikam.example", "4 codes were asked for within an hour from your network address, by you or by others who share it",
                "2026-12-01T10:00:01Z", 2_700), not(containsString("mailbox")));
        clock.advance(Duration.ofSeconds(2_700));
        ask("192.0.2.1", "c@fabrikam.example").ok();
    }

    @Test
    @DisplayName("IDY-01 where several limits are reached, the one that holds longest is told")
    void longest() {
        most(2, 9, 1);
        ask("192.0.2.1", PIA).ok();
        clock.advance(Duration.ofMinutes(10));
        ask("192.0.2.2", PIA).ok();
        // For the address there is room again when the first is an hour old, for this caller when the second is.
        refused("192.0.2.2", PIA, "1 codes to this address", "2026-12-01T10:10:01Z", 3_600);
    }

    @Test
    @DisplayName("IDY-01 by the settings a whole office behind one address may ask for more")
    void office() {
        most(15, 100, 5);
        database.run("INSERT INTO sign_in_code (id, email, caller_address, ticket_hash, tries, created_at, expires_at)"
                + " SELECT gen_random_uuid(), i || '@fabrikam.example', '192.0.2.1', sha256(i::text::bytea), 0, ?, ? FROM generate_series(1, 99) i",
                clock.instant(), clock.instant());
        ask("192.0.2.1", PIA).ok();
        refused("192.0.2.1", PIA, "100 codes", "2026-12-01T10:00:01Z", 3_600);
    }

    private void most(int perAddress, int perCaller, int perCallerAndAddress) {
        QuarkusMock.installMockForType(new CodeLimits(new Most(perAddress, perCaller, perCallerAndAddress)), CodeLimits.class);
    }

    private Answer ask(String from, String email) {
        return guesthouse.nobody().from(from).post("send-code", "email", email);
    }

    private String refused(String from, String email, String limit, String until, int seconds) {
        var answer = ask(from, email).refused(429, "too-many-requests");
        assertThat(answer.text("detail"), allOf(containsString(limit), containsString(": ask again from " + until + " on.")));
        assertThat(answer.header("Retry-After"), is(String.valueOf(seconds)));
        return answer.body();
    }
}
