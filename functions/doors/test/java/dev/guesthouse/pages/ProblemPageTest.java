package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Forms;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("The page of what is not there, or not for somebody")
class ProblemPageTest extends GuesthouseTest {

    @Inject
    SessionFactory hibernate;

    @BeforeEach
    void count() {
        hibernate.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoMore() {
        hibernate.getStatistics().setStatisticsEnabled(false);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/my/nothing", "/my/requests/01890a5d-ac96-774b-bcce-b302099a8057", "/admin/nothing" })
    @DisplayName("PAG-06 it knows who is signed in: their links, their language, and how to sign out")
    void signedIn(String path) {
        var pia = new Forms(given.pia());
        given.admin().post("change-person", "person", JsonBody.person(PIA), "language", "de").ok();
        var page = pia.with("Accept-Language", "en").open(path);
        assertThat(page.status(), is(404));
        assertThat(page.body(), containsString("<html lang=\"de\">"));
        assertThat(page.body(), containsString(PIA));
        assertThat(page.body(), containsString("action=\"/my/sign-out\""));
        assertThat(page.body(), not(containsString("href=\"/signin\"")));
        assertThat(page.body(), not(containsString("href=\"/admin/\"")));
        assertThat(pia.sendTo("/my/sign-out", Forms.tokenOf(page)).header("Location"), is("/"));
        var signedOut = pia.open("/my/nothing").body();
        assertThat(signedOut, containsString("href=\"/signin\""));
        assertThat(signedOut, not(containsString(PIA)));
    }

    @Test
    @DisplayName("PAG-06 whoever may not see a page is told so in their own frame")
    void forbidden() {
        var page = new Forms(given.pia()).open("/admin/");
        assertThat(page.status(), is(403));
        assertThat(page.body(), containsString("This is not for you to do"));
        assertThat(page.body(), containsString(PIA));
    }

    @Test
    @DisplayName("PAG-06 of whoever has no session's cookie nothing is looked up: the database is not asked")
    void strangers() {
        var visitor = new Forms(guesthouse.nobody());
        visitor.open("/signin");
        database.awaitDelivered(clock.instant());
        for (var stranger : new Forms[] { new Forms(guesthouse.nobody()), visitor }) {
            hibernate.getStatistics().clear();
            var page = stranger.open("/my/nothing");
            assertThat(page.status(), is(404));
            assertThat(page.body(), containsString("href=\"/signin\""));
            assertThat(hibernate.getStatistics().getPrepareStatementCount(), is(0L));
        }
    }
}
