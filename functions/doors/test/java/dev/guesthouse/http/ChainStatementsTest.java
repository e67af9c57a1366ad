package dev.guesthouse.http;

import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.SaidStatements.Said;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("From asking to being given access it is few statements, in one transaction a call")
class ChainStatementsTest extends GuesthouseTest {

    /** From who calls until the answer, with an Idempotency-Key: what they are by now, and not to be exceeded. */
    private static final int OF_SUBMIT = 26;
    private static final int OF_APPROVE = 25;

    @Inject
    @PersistenceUnitExtension
    SaidStatements statements;
    private AccessPackage atlas;

    /** Two external sponsors decide. */
    @BeforeEach
    void atlas() {
        var fabrikam = given.fabrikam();
        var samir = "samir@fabrikam.example";
        given.guest(samir, "Samir Haddad");
        given.sponsor(fabrikam, "external", samir);
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam));
    }

    @Test
    @DisplayName("submit-request, for somebody who has never asked before")
    void submit() {
        assertAtMost(OF_SUBMIT, said(given.pia(), "submit-request", "packageId", atlas.id(), "justification", "The new line opens in May"));
    }

    @Test
    @DisplayName("approve-request, for the last stage")
    void approve() {
        var request = given.request(Given.PIA, atlas);
        database.awaitDelivered(clock.instant());
        assertAtMost(OF_APPROVE, said(given.sana(), "approve-request", "requestId", request, "justification", "Welcome"));
    }

    private Said said(Client caller, String function, Object... body) {
        return statements.of(id -> caller.with("X-Request-Id", id).withKey("once").post(function, body).ok());
    }

    private static void assertAtMost(int most, Said said) {
        assertThat(said.statements(), is(not(empty())));
        assertThat(said.toString(), said.statements().size(), lessThanOrEqualTo(most));
        assertThat(said.toString(), said.transactions(), is(1));
    }
}
