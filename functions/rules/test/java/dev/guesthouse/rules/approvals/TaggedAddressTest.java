package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever reads the mail to one address reads that to all of its tags: what they ask for under one they do not decide under another. */
@QuarkusTest
class TaggedAddressTest extends GuesthouseTest {

    private static final String TAGGED = "sana+x@fabrikam.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
    }

    @Test
    @DisplayName("APR-02 POL-04 a sponsor is not asked about what they ask for under a tag of their address: the fallbacks are")
    void askedUnderTag() {
        var request = given.request(TAGGED, atlas);
        given.sana().post("approve-request", "requestId", request, "justification", "Why not").refused(404, "not-found");
        assertThat(given.sana().get("pending-approvals").items(), empty());
        assertThat(given.omar().get("pending-approvals").each("requestId"), contains(request));
        given.omar().post("approve-request", "requestId", request, "justification", "Welcome").ok();
    }

    @Test
    @DisplayName("APR-02 POL-04 the same the other way round, and between two tags")
    void sponsorUnderTag() {
        given.guest(TAGGED, "Sana's team");
        given.sponsor(fabrikam, "external", TAGGED);
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", person(SANA)).ok();
        var plain = given.request(SANA, atlas);
        var other = given.request("sana+y@fabrikam.example", atlas);
        assertThat(given.caller(TAGGED).get("pending-approvals").items(), empty());
        assertThat(given.omar().get("pending-approvals").each("requestId"), containsInAnyOrder(other, plain));
        var pias = given.request(PIA, atlas);
        assertThat(given.caller(TAGGED).get("pending-approvals").each("requestId"), contains(pias));
    }

    @Test
    @DisplayName("APR-12 no stage is handed to whoever asked under a tag of their address")
    void reassigned() {
        var request = given.request(TAGGED, atlas);
        given.admin().post("reassign-stage", "requestId", request, "approvers", List.of(person(SANA)), "justification", "Stuck").names("approvers");
    }

    @Test
    @DisplayName("APR-02 POL-06 who was asked decides no more once the requestor's address is a tag of theirs, and the fallbacks are asked")
    void moved() {
        var request = given.request(PIA, atlas);
        given.admin().post("change-person", "person", person(PIA), "email", TAGGED).ok();
        given.sana().post("approve-request", "requestId", request, "justification", "Why not").refused(403, "forbidden");
        mails.to(OMAR, "asks for Atlas");
        given.omar().post("approve-request", "requestId", request, "justification", "Welcome").ok();
    }
}
