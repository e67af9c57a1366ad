package dev.guesthouse.rules.audit;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SeriesTest extends GuesthouseTest {

    private static final String ANA = "ana@fabrikam.example";
    private static final String ZOE = "zoe@fabrikam.example";

    @Test
    @DisplayName("AUD-03 of an instance where nothing has happened yet, each series says so")
    void nothing() {
        var series = given.admin().get("series").ok();
        assertThat(series.<List<?>>json("access.days"), empty());
        assertThat(series.json("endings.countedDateTime"), nullValue());
        assertThat(series.json("decisions.median"), nullValue());
        assertThat(series.<List<?>>json("decisions.items"), empty());
        assertThat(series.<List<?>>json("deliveries.failures"), empty());
        assertThat(series.json("deliveries.longest"), nullValue());
    }

    @Test
    @DisplayName("AUD-03 live access is shown a day a week, the last one that is over, and what is removed counts no more")
    void access() {
        var atlas = given.atlasFor(given.fabrikam());
        given.access(PIA, atlas);
        clock.advance(Duration.ofDays(8));
        var ana = given.access(ANA, atlas);
        clock.advance(Duration.ofDays(7));
        given.admin().post("count-access").ok();
        var two = given.admin().get("series", "name", "access").ok();
        assertThat(two.<List<String>>json("access.days.date"), contains("2026-12-01", "2026-12-08", "2026-12-15"));
        assertThat(two.<List<Integer>>json("access.days.live"), contains(1, 1, 2));
        assertThat(two.json("decisions"), nullValue());
        given.admin().post("remove-access", "assignmentId", ana, "justification", "Over").ok();
        clock.advance(Duration.ofDays(7));
        given.admin().post("count-access").ok();
        assertThat(given.admin().get("series", "name", "access").ok().<List<Integer>>json("access.days.live"), contains(1, 1, 2, 1));
    }

    @Test
    @DisplayName("AUD-03 decisions are shown by how long they took, with their median; what nobody decided took its whole time, and what was taken back is left out")
    void decisions() {
        var atlas = given.atlasFor(given.fabrikam());
        var first = given.request(PIA, atlas);
        clock.advance(Duration.ofHours(5));
        given.sana().post("approve-request", "requestId", first, "justification", "Welcome").ok();
        var second = given.request(ANA, atlas);
        clock.advance(Duration.ofDays(2));
        given.sana().post("deny-request", "requestId", second, "justification", "No").ok();
        given.request(ZOE, atlas);
        given.caller(ANA).post("cancel-request", "requestId", given.request(ANA, atlas)).ok();
        clock.advance(Duration.ofDays(15));
        given.admin().post("time-out-requests").ok();
        var series = given.admin().get("series", "name", "decisions").ok();
        assertThat(series.<List<String>>json("decisions.items.state"), contains("approved", "denied", "timedOut"));
        assertThat(series.<List<String>>json("decisions.items.took"), contains("PT5H", "P2D", "P14D"));
        assertThat(series.text("decisions.median"), is("P2D"));
        assertThat(series.text("decisions.usualTimeout"), is("P14D"));
    }

    @Test
    @DisplayName("IDY-02 IDY-05 series are for administrators, and for machines that may ask for them")
    void forWhom() {
        given.fabrikam();
        assertThat(given.machine("series").get("series", "name", "deliveries").ok().<List<?>>json("deliveries.failures"), empty());
        given.machine("events").get("series").refused(403, "forbidden");
        given.sana().get("series").refused(403, "forbidden");
        given.admin().get("series", "name", "others").names("name");
    }
}
