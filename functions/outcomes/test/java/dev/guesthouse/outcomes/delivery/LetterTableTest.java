package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.guesthouse.request.RequestType;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Every type of request, everything that can become of it, and who is told what of it: just these, in just these words. Sana, as
 * Fabrikam's sponsor, and Omar decide, each alone; access lasts thirty days and can be extended with their approval.
 */
@QuarkusTest
class LetterTableTest extends GuesthouseTest {

    private static final Instant END = SettableClock.START.plus(Duration.ofDays(30));
    private static final String PIA_ASKS = PIA + " (Fabrikam)";
    private static final String AS_BEFORE = "You have Atlas as before, until Thursday 31 December 2026, 09:00 UTC.";
    private static final String BECAUSE_ASKED = "You get this because you asked for this package at Guesthouse.";
    private static final String BECAUSE_ASKED_MORE = "You get this because you asked for more time at Guesthouse.";
    private static final String BECAUSE_GIVEN = "You get this because this package was given to you at Guesthouse.";
    private static final String BECAUSE_HELD = "You get this because you have this package at Guesthouse.";
    private static final String WAS_ENDED = "Your access to Atlas was ended before its time. Somebody who answers for you, or who runs Guesthouse, did that.";
    private static final String BECAUSE_HAD = "You get this because you had this package at Guesthouse.";
    private static final String SINCE_CHANGED = "It could not be given all the same, and the request has ended.";

    private Organization fabrikam;
    private AccessPackage atlas;
    private String request;
    private String access;

    /** @param says lines of its text; one that begins with a dash stands nowhere in it */
    private record Letter(String to, String subject, List<String> says) {
    }

    /** @param type null where time or an administrator's removal of something else brings it about */
    private record Row(RequestType type, String outcome, Consumer<LetterTableTest> story, List<Letter> letters) {

        @Override
        public String toString() {
            return (type == null ? "" : type + " ") + outcome;
        }
    }

    static Stream<Row> table() {
        return Stream.of(
                row(RequestType.userAdd, "is asked for", test -> test.asked(),
                        to(SANA, PIA_ASKS + " asks for Atlas: please decide by Tue 15 Dec", "Asks for: Atlas"),
                        to(OMAR, PIA_ASKS + " asks for Atlas: please decide by Tue 15 Dec", "Asks for: Atlas")),
                row(RequestType.userAdd, "waits half of its time", test -> test.asked().quiet().after(Duration.ofDays(7)).job("send-reminders"),
                        to(SANA, PIA_ASKS + " asks for Atlas: please decide by Tue 15 Dec"),
                        to(OMAR, PIA_ASKS + " asks for Atlas: please decide by Tue 15 Dec")),
                row(RequestType.userAdd, "is approved", test -> test.asked().quiet().approve(),
                        to(OMAR, PIA_ASKS + " and Atlas: Sana Malik said yes on Tue 1 Dec", "There is nothing left for you to decide here."),
                        to(PIA, "You have Atlas since Tue 1 Dec", "You have Atlas now.", "Until: Thursday 31 December 2026, 09:00 UTC",
                                BECAUSE_ASKED)),
                row(RequestType.userAdd, "is approved by the first of two stages", test -> test.askedOfTwoStages().quiet().approve(),
                        to(OMAR, PIA_ASKS + " asks for Atlas: please decide by Tue 15 Dec"),
                        to("lee@home.example", PIA_ASKS + " and Atlas: Sana Malik said yes on Tue 1 Dec",
                                "This stage is decided, and the next one is open.", "-nothing left")),
                row(RequestType.userAdd, "is approved for later", test -> test.askedForLater().quiet().approve(),
                        to(OMAR, PIA_ASKS + " and Atlas: Sana Malik said yes on Tue 1 Dec"),
                        to(PIA, "You will have Atlas from Thu 3 Dec on", "From: Thursday 3 December 2026, 09:00 UTC",
                                "Until: Saturday 2 January 2027, 09:00 UTC", BECAUSE_ASKED)),
                row(RequestType.userAdd, "begins later",
                        test -> test.askedForLater().approve().quiet().after(Duration.ofDays(2)).job("start-scheduled"),
                        to(PIA, "You have Atlas since Thu 3 Dec", BECAUSE_ASKED)),
                row(RequestType.userAdd, "is approved in vain", test -> test.asked().quiet().piasDomainDenied().approve(),
                        to(OMAR, PIA_ASKS + " and Atlas: Sana Malik said yes on Tue 1 Dec", SINCE_CHANGED),
                        to(PIA, "Your request for Atlas was refused on Tue 1 Dec", "Reason: People of your domain cannot be guests here.",
                                BECAUSE_ASKED)),
                row(RequestType.userAdd, "is refused", test -> test.asked().quiet().refuse(),
                        to(OMAR, PIA_ASKS + " and Atlas: Sana Malik refused on Tue 1 Dec", "Reason: Not this year"),
                        to(PIA, "Your request for Atlas was refused on Tue 1 Dec", "Reason: Not this year", BECAUSE_ASKED, "-as before")),
                row(RequestType.userAdd, "is decided by nobody", test -> test.asked().quiet().after(Duration.ofDays(14)).job("time-out-requests"),
                        to(SANA, PIA_ASKS + " and Atlas: nobody decided until Tue 15 Dec"),
                        to(OMAR, PIA_ASKS + " and Atlas: nobody decided until Tue 15 Dec"),
                        to(PIA, "Nobody decided your request for Atlas until Tue 15 Dec", "Ask again:", BECAUSE_ASKED, "-as before")),
                row(RequestType.userAdd, "can be decided by nobody", test -> test.asked().quiet().approversGone(),
                        to(PIA, "Your request for Atlas was refused on Tue 1 Dec", "Reason: Nobody was there who could decide it."),
                        to(ADMINISTRATOR, "Nobody can decide the request of " + PIA_ASKS + " for Atlas: it ended on Tue 1 Dec")),
                row(RequestType.userAdd, "is taken back", test -> test.asked().quiet().takeBack()),
                row(RequestType.userAdd, "is taken back after its first stage", test -> test.askedOfTwoStages().approve().quiet().takeBack(),
                        to(SANA, PIA_ASKS + " and Atlas: ended without a decision on Tue 1 Dec")),
                row(RequestType.userAdd, "ends with its organization", test -> test.asked().quiet().organizationRemoved("end"),
                        to(OMAR, PIA_ASKS + " and Atlas: ended without a decision on Tue 1 Dec"),
                        to(PIA, "Your request for Atlas ended on Tue 1 Dec", BECAUSE_ASKED, "-Ask again",
                                "Your request for Atlas has ended undecided: your organization is not connected with Guesthouse any more.")),
                row(RequestType.userAdd, "ends with whoever asked", test -> test.asked().quiet().piaErased(),
                        to(OMAR, "somebody whose data was erased (Fabrikam) and Atlas: ended without a decision on Tue 1 Dec",
                                "Who asks: somebody whose data was erased", "Questions? Ask those who run Guesthouse.")),

                row(RequestType.userExtend, "is asked for", test -> test.moreAsked(),
                        to(SANA, PIA_ASKS + " asks for more time for Atlas: please decide by Fri 25 Dec", "Asks for: more time for Atlas",
                                PIA_ASKS + " asks for more time for Atlas, and you are one of those who can decide it.",
                                "Has it until: Thursday 31 December 2026, 09:00 UTC", "Until: Sunday 3 January 2027, 09:00 UTC"),
                        to(OMAR, PIA_ASKS + " asks for more time for Atlas: please decide by Fri 25 Dec")),
                row(RequestType.userExtend, "is approved", test -> test.moreAsked().quiet().approve(),
                        to(OMAR, PIA_ASKS + " and more time for Atlas: Sana Malik said yes on Fri 11 Dec"),
                        to(PIA, "You have Atlas until Sun 3 Jan", "You have more time for Atlas.", "Until: Sunday 3 January 2027, 09:00 UTC",
                                BECAUSE_ASKED_MORE)),
                row(RequestType.userExtend, "is given without approval", test -> test.moreGiven(),
                        to(PIA, "You have Atlas until Sun 3 Jan", "You have more time for Atlas.", BECAUSE_ASKED_MORE)),
                row(RequestType.userExtend, "is approved in vain", test -> test.moreAsked().quiet().piasDomainDenied().approve(),
                        to(OMAR, PIA_ASKS + " and more time for Atlas: Sana Malik said yes on Fri 11 Dec", SINCE_CHANGED),
                        to(PIA, "Your request for more time for Atlas was refused on Fri 11 Dec", AS_BEFORE, BECAUSE_ASKED_MORE)),
                row(RequestType.userExtend, "is refused", test -> test.moreAsked().quiet().refuse(),
                        to(OMAR, PIA_ASKS + " and more time for Atlas: Sana Malik refused on Fri 11 Dec"),
                        to(PIA, "Your request for more time for Atlas was refused on Fri 11 Dec", "Your request for more time for Atlas was refused.",
                                "Reason: Not this year", AS_BEFORE, BECAUSE_ASKED_MORE)),
                row(RequestType.userExtend, "is decided by nobody",
                        test -> test.moreAsked().quiet().after(Duration.ofDays(14)).job("time-out-requests"),
                        to(SANA, PIA_ASKS + " and more time for Atlas: nobody decided until Fri 25 Dec"),
                        to(OMAR, PIA_ASKS + " and more time for Atlas: nobody decided until Fri 25 Dec"),
                        to(PIA, "Nobody decided your request for more time for Atlas until Fri 25 Dec", AS_BEFORE, BECAUSE_ASKED_MORE,
                                "-Ask again")),
                row(RequestType.userExtend, "can be decided by nobody", test -> test.moreAsked().quiet().approversGone(),
                        to(PIA, "Your request for more time for Atlas was refused on Fri 11 Dec", AS_BEFORE),
                        to(ADMINISTRATOR, "Nobody can decide the request of " + PIA_ASKS + " for more time for Atlas: it ended on Fri 11 Dec",
                                "Asks for: more time for Atlas")),
                row(RequestType.userExtend, "is taken back", test -> test.moreAsked().quiet().takeBack()),
                row(RequestType.userExtend, "ends with its organization", test -> test.moreAsked().quiet().organizationRemoved("keep"),
                        to(OMAR, PIA_ASKS + " and more time for Atlas: ended without a decision on Fri 11 Dec"),
                        to(PIA, "Your request for more time for Atlas ended on Fri 11 Dec", AS_BEFORE, BECAUSE_ASKED_MORE)),

                row(RequestType.userRemove, "gives access back", test -> test.has().quiet().giveBack(),
                        to(PIA, "Your access to Atlas ended on Tue 1 Dec", "You gave Atlas back.", "Ask again:", BECAUSE_HAD)),

                row(RequestType.adminAdd, "gives access", test -> test.assigned(),
                        to(PIA, "You have Atlas since Tue 1 Dec", BECAUSE_GIVEN, "-you asked")),
                row(RequestType.adminAdd, "gives access later", test -> test.assignedForLater()),
                row(RequestType.adminAdd, "begins later", test -> test.assignedForLater().after(Duration.ofDays(2)).job("start-scheduled"),
                        to(PIA, "You have Atlas since Thu 3 Dec", BECAUSE_GIVEN, "-you asked")),
                row(RequestType.adminAdd, "comes to nothing",
                        test -> test.assignedForLater().piasDomainDenied().after(Duration.ofDays(2)).job("start-scheduled")),
                row(RequestType.adminAdd, "gives access that will end",
                        test -> test.assigned().quiet().after(Duration.ofDays(29)).job("send-reminders"),
                        to(PIA, "Your access to Atlas ends on Thu 31 Dec", "If you need it no more, you can give it back.", BECAUSE_HELD)),
                row(RequestType.adminAdd, "gives access that ends",
                        test -> test.assigned().quiet().after(Duration.ofDays(30)).job("expire-assignments"),
                        to(PIA, "Your access to Atlas ended on Thu 31 Dec", "Your access to Atlas has ended.", BECAUSE_HAD, "-Ask again")),

                row(RequestType.adminUpdate, "shortens access", test -> test.has().quiet().changeEnd(END.minus(Duration.ofDays(21))),
                        to(PIA, "Your access to Atlas now ends on Thu 10 Dec", "The end of your access to Atlas was moved.",
                                "Until: Thursday 10 December 2026, 09:00 UTC", "Instead of: Thursday 31 December 2026, 09:00 UTC", BECAUSE_HELD)),
                row(RequestType.adminUpdate, "lengthens access", test -> test.has().quiet().changeEnd(END.plus(Duration.ofDays(1))),
                        to(PIA, "Your access to Atlas now ends on Fri 1 Jan")),
                row(RequestType.adminUpdate, "leaves the end where it is", test -> test.has().quiet().changeEnd(END)),

                row(RequestType.adminRemove, "takes access away", test -> test.has().quiet().end("remove-access"),
                        to(PIA, "Your access to Atlas ended on Tue 1 Dec", WAS_ENDED, BECAUSE_HAD)),
                row(RequestType.adminRemove, "ends a direct assignment", test -> test.assigned().quiet().end("end-access"),
                        to(PIA, "Your access to Atlas ended on Tue 1 Dec", WAS_ENDED, "-Ask again")),

                row(null, "access that will end", test -> test.has().quiet().after(Duration.ofDays(16)).job("send-reminders"),
                        to(PIA, "Your access to Atlas ends on Thu 31 Dec", BECAUSE_HELD,
                                "If you need it for longer, ask in time; if you need it no more, you can give it back.")),
                row(null, "access that ends", test -> test.has().quiet().after(Duration.ofDays(30)).job("expire-assignments"),
                        to(PIA, "Your access to Atlas ended on Thu 31 Dec", "Your access to Atlas has ended.", "Ask again:", BECAUSE_HAD)),
                row(null, "access that ends with its organization", test -> test.has().quiet().organizationRemoved("end"),
                        to(PIA, "Your access to Atlas ended on Tue 1 Dec", "-Ask again", BECAUSE_HAD,
                                "Your access to Atlas has ended: your organization is not connected with Guesthouse any more.")),
                row(null, "access that ends with its holder", test -> test.has().quiet().piaErased()));
    }

    @ParameterizedTest(name = "MSG-02 MSG-04 {0}")
    @MethodSource("table")
    void told(Row row) {
        row.story.accept(this);
        arrived();
        assertThat(mails.all().stream().map(mail -> mail.recipient() + ": " + mail.subject()).toList(),
                containsInAnyOrder(row.letters.stream().map(letter -> letter.to + ": " + letter.subject).toArray()));
        for (var letter : row.letters) {
            var text = mails.to(letter.to, letter.subject).text();
            assertThat(text, not(containsString("erased-")));
            for (var line : letter.says) {
                if (line.startsWith("-")) {
                    assertThat(text, not(containsString(line.substring(1))));
                } else {
                    assertThat(text, containsString(line + "\n"));
                }
            }
        }
    }

    @Test
    @DisplayName("MSG-02 the table has every type of request")
    void complete() {
        assertThat(table().map(Row::type).filter(type -> type != null).collect(Collectors.toSet()), equalTo(Set.of(RequestType.values())));
    }

    @Test
    @DisplayName("MSG-02 a policy can switch mails of access that is extended or moved off, too")
    void switchedOff() {
        atlasUnder(policy -> policy.with("notifyRequestor", false).with("extension", extension(false)));
        request(JsonBody.of()).approve().quiet().after(Duration.ofDays(10)).more();
        changeEnd(END.plus(Duration.ofDays(1)));
        arrived();
        assertThat(mails.all(), empty());
    }

    @Test
    @DisplayName("MSG-03 letters of more time are in the reader's language too")
    void german() {
        moreAsked();
        List.of(PIA, OMAR).forEach(email -> given.admin().post("change-person", "person", JsonBody.person(email), "language", "de").ok());
        quiet().refuse();
        arrived();
        assertThat(mails.all().stream().map(mail -> mail.subject()).toList(),
                containsInAnyOrder(PIA_ASKS + " und mehr Zeit für Atlas: Sana Malik hat am Fr., 11. Dez. abgelehnt",
                        "Ihre Bitte um mehr Zeit für Atlas wurde am Fr., 11. Dez. abgelehnt"));
        assertThat(mails.to(PIA).text(), containsString("\nSie haben Atlas wie bisher, bis Donnerstag, 31. Dezember 2026, 09:00 Uhr UTC.\n"));
    }

    private static Row row(RequestType type, String outcome, Consumer<LetterTableTest> story, Letter... letters) {
        return new Row(type, outcome, story, List.of(letters));
    }

    private static Letter to(String email, String subject, String... says) {
        return new Letter(email, subject, Arrays.asList(says));
    }

    // Stories: what was asked for and given

    private LetterTableTest asked() {
        atlasUnder(policy -> policy);
        return request(JsonBody.of());
    }

    private LetterTableTest askedForLater() {
        atlasUnder(policy -> policy);
        return request(JsonBody.of("startDateTime", clock.instant().plus(Duration.ofDays(2)).toString()));
    }

    private LetterTableTest askedOfTwoStages() {
        given.member("lee@home.example", "Lee Park");
        atlasUnder(policy -> policy.stages(stage(externalSponsors(), person("lee@home.example")), stage(person(OMAR))));
        return request(JsonBody.of());
    }

    private LetterTableTest has() {
        return asked().approve();
    }

    private LetterTableTest moreAsked() {
        return has().quiet().after(Duration.ofDays(10)).more();
    }

    private LetterTableTest moreGiven() {
        atlasUnder(policy -> policy.with("extension", extension(false)));
        return request(JsonBody.of()).approve().quiet().after(Duration.ofDays(10)).more();
    }

    private LetterTableTest assigned() {
        return assigned(null);
    }

    private LetterTableTest assignedForLater() {
        return assigned(clock.instant().plus(Duration.ofDays(2)).toString());
    }

    private LetterTableTest assigned(String start) {
        atlasUnder(policy -> policy.scope("nobody").with("organizations", null).withoutApproval().with("extension", null));
        var policy = given.admin().get("package", "id", atlas.id()).text("policies[0].id");
        return with(given.admin().post("assign-access", "packageId", atlas.id(), "policyId", policy, "person", JsonBody.person(PIA),
                "startDateTime", start));
    }

    private LetterTableTest request(Map<String, Object> window) {
        return with(given.pia().post("submit-request", JsonBody.with(window, "packageId", atlas.id(), "justification", "The new line")));
    }

    // What becomes of it

    private LetterTableTest approve() {
        return with(given.sana().post("approve-request", "requestId", request, "justification", "Welcome"));
    }

    private void refuse() {
        given.sana().post("deny-request", "requestId", request, "justification", "Not this year").ok();
    }

    private void takeBack() {
        given.pia().post("cancel-request", "requestId", request).ok();
    }

    private LetterTableTest more() {
        return with(given.pia().post("extend-access", "assignmentId", access, "endDateTime", END.plus(Duration.ofDays(3)).toString(),
                "justification", "More to do"));
    }

    private void giveBack() {
        given.pia().post("give-back-access", "assignmentId", access).ok();
    }

    private void changeEnd(Instant end) {
        given.admin().post("change-access", "assignmentId", access, "endDateTime", end.toString()).ok();
    }

    private void end(String function) {
        given.admin().post(function, "assignmentId", access, "justification", "Done").ok();
    }

    private LetterTableTest piasDomainDenied() {
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("eu.fabrikam.example")).ok();
        return this;
    }

    private void approversGone() {
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
        given.admin().post("block-person", "person", JsonBody.person(OMAR), "justification", "Left").ok();
    }

    private void organizationRemoved(String assignments) {
        given.admin().post("remove-organization", "id", fabrikam.id(), "assignments", assignments).ok();
    }

    private void piaErased() {
        given.admin().post("erase-person", "person", JsonBody.person(PIA)).ok();
    }

    private LetterTableTest after(Duration time) {
        clock.advance(time);
        return this;
    }

    private void job(String function) {
        given.admin().post(function).ok();
    }

    /** Whatever was told so far is no matter of the row. */
    private LetterTableTest quiet() {
        arrived();
        mails.empty();
        return this;
    }

    /** Waits until everything is delivered and told that is due. */
    private void arrived() {
        given.admin().post("deliver").ok();
        given.admin().post("send-messages").ok();
        database.awaitDelivered(clock.instant());
    }

    private LetterTableTest with(Answer answer) {
        request = answer.ok().id();
        access = answer.text("assignmentId") == null ? access : answer.text("assignmentId");
        return this;
    }

    private void atlasUnder(UnaryOperator<PolicyBody> changed) {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(changed.apply(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors(), person(OMAR)))
                .with("expiration", JsonBody.of("kind", "afterDuration", "duration", "P30D", "requestorMayChoose", true))
                .with("extension", extension(true))));
    }

    private static Object extension(boolean approval) {
        return JsonBody.of("allowed", true, "approvalRequired", approval);
    }
}
