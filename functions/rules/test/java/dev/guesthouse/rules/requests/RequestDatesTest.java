package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RequestDatesTest extends GuesthouseTest {

    private static final Instant START = SettableClock.START;
    private static final Instant IN_TEN_DAYS = START.plus(Duration.ofDays(10));
    private static final Instant IN_A_MONTH = START.plus(Duration.ofDays(30));

    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        var fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).with("extension", Map.of("allowed", true, "approvalRequired", true))
                .with("expiration", Map.of("kind", "afterDuration", "duration", "P30D", "requestorMayChoose", true)));
    }

    @Test
    @DisplayName("REQ-15 every view of a request shows the dates that are asked for, and that nothing was given yet")
    void asked() {
        var request = ask(JsonBody.of("endDateTime", IN_TEN_DAYS.toString()));
        for (var view : views(request)) {
            view.answer.ok();
            assertThat(view.answer.body(), view.answer.time(view.path + "asked.endDateTime"), equalTo(IN_TEN_DAYS));
            assertThat(view.answer.json(view.path + "asked.startDateTime"), nullValue());
            assertThat(view.answer.json(view.path + "given"), nullValue());
            assertThat(view.answer.json(view.path + "assignmentId"), nullValue());
        }
        var pending = given.sana().get("pending-approvals").ok();
        assertThat(pending.time("items[0].asked.endDateTime"), equalTo(IN_TEN_DAYS));
        assertThat(pending.text("items[0].requestType"), equalTo("userAdd"));
        var mine = given.sana().get("my-organization").ok();
        assertThat(mine.time("organizations[0].requests[0].asked.endDateTime"), equalTo(IN_TEN_DAYS));
        assertThat(mine.text("organizations[0].requests[0].requestType"), equalTo("userAdd"));
    }

    @Test
    @DisplayName("REQ-15 every view of a request shows the dates that were given, and the assignment it made, whatever became of that later")
    void gave() {
        var request = ask(JsonBody.of());
        var access = approve(request).text("assignmentId");
        clock.set(IN_TEN_DAYS);
        given.admin().post("change-access", "assignmentId", access, "endDateTime", IN_TEN_DAYS.plusSeconds(60).toString()).ok();
        for (var view : views(request)) {
            view.answer.ok();
            assertThat(view.answer.body(), view.answer.json(view.path + "asked.endDateTime"), nullValue());
            assertThat(view.answer.time(view.path + "given.startDateTime"), equalTo(START));
            assertThat(view.answer.time(view.path + "given.endDateTime"), equalTo(IN_A_MONTH));
            assertThat(view.answer.text(view.path + "assignmentId"), equalTo(access));
        }
        assertThat("what was given, not what would be given now", given.sana().get("approval", "requestId", request).time("endDateTime"), equalTo(IN_A_MONTH));
    }

    @Test
    @DisplayName("REQ-15 what extends, changes or ends access says which, and until when it is then")
    void concerned() {
        var access = approve(ask(JsonBody.of())).text("assignmentId");
        clock.set(IN_TEN_DAYS);
        var extension = given.pia().post("extend-access", "assignmentId", access, "justification", "More").ok();
        assertThat(extension.text("assignmentId"), equalTo(access));
        assertThat(given.sana().get("pending-approvals").each("assignmentId"), contains(access));
        assertThat(given.sana().get("my-organization").text("organizations[0].requests[0].assignmentId"), equalTo(access));
        assertGave(approve(extension.id()), access, IN_TEN_DAYS.plus(Duration.ofDays(30)));
        var changed = given.admin().post("change-access", "assignmentId", access, "endDateTime", IN_A_MONTH.toString()).ok();
        assertThat(changed.time("asked.endDateTime"), equalTo(IN_A_MONTH));
        assertGave(changed, access, IN_A_MONTH);
        assertGave(given.admin().post("remove-access", "assignmentId", access, "justification", "Over").ok(), access, IN_TEN_DAYS);
        assertThat(given.admin().get("requests", "person", PIA).each("assignmentId"), everyItem(equalTo(access)));
        assertThat(given.admin().get("requests", "person", PIA).each("given.endDateTime"), contains(IN_TEN_DAYS.toString(), IN_A_MONTH.toString(),
                IN_TEN_DAYS.plus(Duration.ofDays(30)).toString(), IN_A_MONTH.toString()));
    }

    @Test
    @DisplayName("REQ-15 access that is given back says which, and until when it was")
    void givenBack() {
        var access = approve(ask(JsonBody.of())).text("assignmentId");
        clock.set(IN_TEN_DAYS);
        assertGave(given.pia().post("give-back-access", "assignmentId", access).ok(), access, IN_TEN_DAYS);
    }

    /** An answer that shows a request, and what stands before its fields there. */
    private record View(Answer answer, String path) {
    }

    private List<View> views(String request) {
        var inList = "items.find { it.id == '%s' }.".formatted(request);
        return List.of(new View(given.pia().get("request", "id", request), ""), new View(given.admin().get("request", "id", request), ""),
                new View(given.sana().get("approval", "requestId", request), ""), new View(given.pia().get("my-requests"), inList),
                new View(given.admin().get("requests"), inList));
    }

    private static void assertGave(Answer request, String access, Instant end) {
        assertThat(request.text("assignmentId"), equalTo(access));
        assertThat(request.time("given.startDateTime"), equalTo(START));
        assertThat(request.time("given.endDateTime"), equalTo(end));
    }

    private String ask(Map<String, Object> dates) {
        return given.pia().post("submit-request", JsonBody.with(JsonBody.with(dates, "packageId", atlas.id()), "justification", "The new line")).ok().id();
    }

    private Answer approve(String request) {
        return given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok();
    }
}
