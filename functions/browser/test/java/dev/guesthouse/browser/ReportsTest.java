package dev.guesthouse.browser;

import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Page;

import dev.guesthouse.settings.Language;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Tag("long")
class ReportsTest extends BrowserTest {

    /** A year of everything, at most as many decisions as are shown; every ninth took its whole time. */
    private static final String YEAR = """
            DO $$
            DECLARE now timestamptz := '%s'; today date := now AT TIME ZONE 'UTC';
            BEGIN
                PERFORM set_config('session_replication_role', 'replica', true);
                INSERT INTO access_day SELECT today - n, 300000 + 2000 * sin(n / 30.0) - 30 * n FROM generate_series(1, 370) n;
                INSERT INTO ending_day SELECT today + n, 40 + 37 * cos(n / 9.0), now FROM generate_series(0, 90) n;
                INSERT INTO failed_deliveries SELECT today - n, id, 1 + n * n %% 23 FROM connector, generate_series(0, 28, 3) n;
                INSERT INTO request_stage (id, request_id, approval_stage_id, number, state, opened_at, due_at, decided_at)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, CASE WHEN n %% 9 = 0 THEN 'timedOut' WHEN n %% 4 = 0 THEN 'denied' ELSE 'approved' END,
                    opened, opened + interval '336 hours', CASE WHEN n %% 9 = 0 THEN opened + interval '336 hours' ELSE opened + n * n %% 200 * interval '1 hour' END
                FROM generate_series(1, 200) n, LATERAL (SELECT now - interval '15 days' - n * interval '30 hours' AS opened) its;
            END $$
            """;

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("AUD-03 PAG-01 PAG-05 reports of a year are for everybody, as drawings and as tables, and light")
    void drawn(Language language) {
        database.run(YEAR.formatted(clock.instant()));
        var admin = visitor(ADMINISTRATOR, Look.USUAL.in(language.name()));
        admin.keepsNothing();
        admin.carries(PageCheck.axe());
        assertThat(String.join("\n", new PageCheck().faults(admin, "/admin/reports", "reports-of-a-year", language.name())), is(emptyString()));
        admin.page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        admin.page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/reports-as-tables-%s.png".formatted(language))));
        assertThat(admin.page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), is(true));
    }
}
