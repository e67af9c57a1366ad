package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Standing that is taken away in the moment between looking for approvers and the commit that asks them. */
@QuarkusTest
class StandingRaceTest extends GuesthouseTest {

    @Inject
    EntityManager entities;
    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
    }

    @Test
    @DisplayName("POL-06 APR-12 where a sponsor is removed while they are being asked, the fallbacks are asked")
    void sponsorRemoved() {
        var admin = given.admin();
        whileAsking(() -> admin.post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", person(SANA))).ok();
        assertThat(given.omar().get("pending-approvals").items().size(), is(1));
    }

    @Test
    @DisplayName("POL-06 APR-12 where an approver is blocked while they are being asked, the fallbacks are asked")
    void approverBlocked() {
        var admin = given.admin();
        whileAsking(() -> admin.post("block-person", "person", person(SANA))).ok();
        assertThat(given.omar().get("pending-approvals").items().size(), is(1));
    }

    @Test
    @DisplayName("ORG-11 where an organization is removed while one of its people asks, the request is canceled")
    void organizationRemoved() {
        var admin = given.admin();
        whileAsking(() -> admin.post("remove-organization", "id", fabrikam.id(), "assignments", "keep")).ok();
        assertThat(admin.get("requests").each("state"), contains("canceled"));
    }

    @Test
    @DisplayName("ORG-10 where an organization is taken over while one of its people asks, the request is of the one that takes it over")
    void organizationTakenOver() {
        var open = given.accessPackage(atlas.catalog(), "Open");
        given.saved(policy(open).scope("anyExternalUser").stages(stage(PolicyBody.person(OMAR))));
        var wanda = "wanda@eu.woodgrove.example";
        given.omar().post("approve-request", "requestId", given.request(wanda, open), "justification", "Fine").ok();
        var another = given.accessPackage(atlas.catalog(), "Another");
        given.saved(policy(another).scope("anyExternalUser").stages(stage(PolicyBody.person(OMAR))));
        var admin = given.admin();
        var added = whileAsking(wanda, another, () -> admin.post("add-organization", "displayName", "Woodgrove", "identitySources",
                List.of(Map.of("domain", "woodgrove.example")))).ok();
        assertThat(added.<List<?>>json("takenOver"), hasSize(1));
        assertThat(admin.get("requests", "organizationId", added.id()).items(), hasSize(2));
    }

    private Answer whileAsking(Supplier<Answer> call) {
        return whileAsking(PIA, atlas, call);
    }

    /** What a call answers that is made while somebody's request has found whom to ask, and has not asked them yet. */
    private Answer whileAsking(String email, AccessPackage asksFor, Supplier<Answer> call) {
        var requestor = given.caller(email);
        given.admin();
        var asked = new CompletableFuture<CompletableFuture<Answer>>();
        var called = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("LOCK TABLE stage_approver IN SHARE MODE").executeUpdate();
            asked.complete(AtOnce.begun(() -> requestor.post("submit-request", "packageId", asksFor.id(), "justification", "The new line opens in May")));
            eventually(this::waiting, equalTo(1L));
            var other = AtOnce.begun(call);
            eventually(() -> other.isDone() || waiting() == 2L, is(true));
            return other;
        });
        assertThat(asked.join().join().status(), anyOf(is(201), is(404)));
        return called.join();
    }
}
