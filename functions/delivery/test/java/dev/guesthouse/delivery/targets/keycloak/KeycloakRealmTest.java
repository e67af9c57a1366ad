package dev.guesthouse.delivery.targets.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Reached;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.Scripted;
import dev.guesthouse.delivery.targets.TargetContract;
import dev.guesthouse.delivery.targets.TargetException;

/** What is hard to have of a real Keycloak: accounts of an identity provider, and lists without an end. */
class KeycloakRealmTest {

    private final KeycloakTarget target = new KeycloakTarget(Reached.with(new Credentials("sesame", null, null, null, null)), Clock.systemUTC());

    @Test
    @DisplayName("GST-03 a membership with which Keycloak would delete the account is left to be ended there")
    void managed() throws IOException {
        try (var server = new Scripted()) {
            var connector = TargetContract.at(ConnectorKind.keycloak, server.address() + "/realms/guests");
            server.says("GET /admin/realms/guests/organizations/o1/members/u1", "200 {\"id\":\"u1\",\"membershipType\":\"MANAGED\"}");
            var fault = assertThrows(TargetException.class, () -> target.revoke(connector, new Membership("u1", "organization/o1", "member")));
            assertTrue(fault.getMessage().contains("would delete it"), fault.getMessage());
            assertEquals(List.of(), server.changes());
        }
    }

    @Test
    @DisplayName("CON-06 a realm that tells no end of an account's groups is not believed to have told all")
    void endless() throws IOException {
        try (var server = new Scripted()) {
            var connector = TargetContract.at(ConnectorKind.keycloak, server.address() + "/realms/guests");
            for (int page = 0; page < 20; page++) {
                server.says("GET /admin/realms/guests/users/u1/groups?first=%d&max=100".formatted(page * 100), "200 [%s{\"id\":\"g2\"}]".formatted("{\"id\":\"g1\"},".repeat(99)));
            }
            assertEquals(true, target.holds(connector, new Membership("u1", "group/g1", "member")).orElseThrow());
            assertThrows(TargetException.class, () -> target.holds(connector, new Membership("u1", "group/g3", "member")));
        }
    }
}
