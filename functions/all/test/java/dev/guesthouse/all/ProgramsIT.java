package dev.guesthouse.all;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.test.Caller;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.Surroundings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Every program on its own, one PostgreSQL and one address: no clock can be set, so access ends some seconds ahead. */
@Tag("apps")
class ProgramsIT {

    private static final Pattern PRINTED = Pattern.compile("\\{\\\\?\"ticket\\\\?\": \\\\?\"([^\"\\\\]+)\\\\?\", \\\\?\"code\\\\?\": \\\\?\"(\\d{6})");

    @TempDir
    static Path directory;

    private Given given;
    private Mails mails;

    @Test
    @DisplayName("OPS-01 OPS-03 the walk goes over programs that run singly: asked for, approved from a message, delivered, and ended by a cron's call")
    void walk() throws Exception {
        var smtp = Surroundings.startSmtp();
        mails = new Mails(smtp);
        try (var postgres = EmbeddedPostgres.start(); var programs = new Programs()) {
            var database = Map.of("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.username", "postgres");
            assertThat(Programs.migrate(directory, database), is(0));
            var tokens = firstTokens(programs, database);
            var settings = Surroundings.settings(smtp);
            settings.putAll(database);
            programs.start("delivery", directory, settings);
            settings.put("guesthouse.delivery-url", programs.get("delivery").url().toString());
            settings.put("guesthouse.delivery-token", tokens.delivery());
            programs.startOthers(directory, settings);
            try (var gateway = programs.gateway()) {
                var guesthouse = new Driver(mails, gateway::url);
                given = new Given(guesthouse, Clock.systemUTC());
                var request = piaAsksAndSanaApproves(guesthouse);
                accessEndsOnTime(request, guesthouse.bearer(null, tokens.cron()));
                guesthouse.nobody().send("GET", "/my", null, null).ok();
            }
        } finally {
            smtp.stop();
        }
    }

    private String piaAsksAndSanaApproves(Driver guesthouse) {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        var asked = mails.to(SANA, "please decide");
        guesthouse.nobody().send("GET", asked.path(), null, null).ok();
        given.sana().post("approve-request", "link", asked.link(), "justification", "Welcome").ok();
        Awaitility.await().until(() -> given.pia().get("request", "id", request).text("state"), equalTo("delivered"));
        mails.to(PIA, "You have Atlas");
        assertThat(given.pia().get("my-access").each("delivery"), contains("delivered"));
        return request;
    }

    private void accessEndsOnTime(String request, Caller cron) {
        var admin = given.admin();
        var access = admin.get("request", "id", request).text("assignmentId");
        var end = Instant.now().plusSeconds(3);
        admin.post("change-access", "assignmentId", access, "endDateTime", end.toString()).ok();
        Awaitility.await().until(() -> admin.get("assignments", "state", "live").items().size(), is(0));
        assertThat(Instant.now().isBefore(end), is(false));
        cron.post("expire-assignments").ok();
        mails.to(PIA, "Your access to Atlas ended");
        assertThat(admin.get("assignments", "state", "ended").each("endReason"), contains("timeOver"));
    }

    private record Tokens(String delivery, String cron) {
    }

    /** As somebody does who begins: with the code that the sign-in program prints, since nobody delivers a message yet. */
    private Tokens firstTokens(Programs programs, Map<String, String> database) throws Exception {
        programs.start("signin", directory, database);
        var guesthouse = new Driver(mails, () -> programs.get("signin").url());
        var printed = PRINTED.matcher(programs.get("signin").output());
        assertThat(programs.get("signin").output(), printed.find());
        var admin = guesthouse.bearer(null, guesthouse.nobody().post("redeem-code", "ticket", printed.group(1), "code", printed.group(2)).ok().text("token"));
        var tokens = new Tokens(token(admin, "delivery", "deliver", "send-messages"), token(admin, "cron", "expire-assignments"));
        programs.stop("signin");
        return tokens;
    }

    private static String token(Caller admin, String name, String... functions) {
        return admin.post("add-machine-token", "name", name, "functions", List.of(functions), "expiresDateTime",
                Instant.now().plus(Duration.ofDays(1)).toString()).ok().text("token");
    }
}
