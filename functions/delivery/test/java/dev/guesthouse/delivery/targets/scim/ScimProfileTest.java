package dev.guesthouse.delivery.targets.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Reached;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.Scripted;
import dev.guesthouse.delivery.targets.TargetContract;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;

/** What services are reported to do otherwise than others, a profile each, and whose account is taken for whose. */
class ScimProfileTest {

    private static final Membership PIA = new Membership("u1", "g1", "member");
    private static final String PATCH = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final Holder HOLDER = new Holder(UUID.fromString(ID), "pia@eu.fabrikam.example", "Pia");
    private static final String FIND = "GET /Users?filter=%s eq \"%s\"&attributes=id,externalId,userName,emails";

    private final ScimTarget target = new ScimTarget(Reached.with(new Credentials("sesame", null, null, null, null)), Clock.systemUTC());
    private Scripted server;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        server = new Scripted();
        connector = TargetContract.at(ConnectorKind.scim, server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "CON-02 {0} is told to add and to remove a member so")
    @CsvSource(delimiter = '|', value = {
            "standard   | {'op':'add','path':'members','value':[{'value':'u1'}]} | {'op':'remove','path':'members[value eq ~u1~]'}",
            "keycloak   | {'op':'add','path':'members','value':[{'value':'u1'}]} | {'op':'remove','path':'members[value eq ~u1~]'}",
            "slack      | {'op':'add','path':'members','value':[{'value':'u1'}]} | {'op':'remove','path':'members[value eq ~u1~]'}",
            "salesforce | {'op':'add','path':'members','value':[{'value':'u1'}]} | {'op':'remove','path':'members[value eq ~u1~]'}",
            "gitlab     | {'op':'Add','path':'members','value':[{'value':'u1'}]} | {'op':'Remove','path':'members[value eq ~u1~]'}",
            "databricks | {'op':'add','value':{'members':[{'value':'u1'}]}}      | {'op':'remove','path':'members[value eq ~u1~]'}",
            "entra      | {'op':'Add','path':'members','value':[{'value':'u1'}]} | {'op':'Remove','path':'members','value':[{'value':'u1'}]}",
            "aws        | {'op':'add','path':'members','value':[{'value':'u1'}]} | {'op':'remove','path':'members','value':[{'value':'u1'}]}" }, quoteCharacter = '"')
    void members(String profile, String add, String remove) {
        connector.profile = profile;
        server.says("PATCH /Groups/g1", "204");
        target.grant(connector, PIA);
        target.revoke(connector, PIA);
        assertEquals(List.of("PATCH /Groups/g1 " + PATCH.formatted(add.replace('\'', '"')), "PATCH /Groups/g1 " + PATCH.formatted(remove.replace('\'', '"').replace("~", "\\\""))),
                server.changes());
    }

    @ParameterizedTest(name = "CON-02 {0} is told to block so")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "standard | {'op':'replace','path':'active','value':false}",
            "gitlab | {'op':'Replace','path':'active','value':false}", "entra | {'op':'Replace','path':'active','value':'False'}" })
    void block(String profile, String operation) {
        connector.profile = profile;
        server.says("PATCH /Users/u1", "200 {\"id\":\"u1\"}").says("GET /Users/u1?attributes=active", "200 {\"id\":\"u1\",\"active\":false}");
        target.block(connector, "u1");
        assertEquals(List.of("PATCH /Users/u1 " + PATCH.formatted(operation.replace('\'', '"'))), server.changes());
    }

    @Test
    @DisplayName("CON-06 a server that says that an account is blocked and has not done it is not believed")
    void notBlocked() {
        server.says("PATCH /Users/u1", "204").says("GET /Users/u1?attributes=active", "200 {\"id\":\"u1\",\"active\":true}");
        refused(() -> target.block(connector, "u1"), "the account is active still");
    }

    @Test
    @DisplayName("CON-06 AWS shows no members: it is asked for groups of one id and one member")
    void aws() {
        connector.profile = "aws";
        var asked = "GET /Groups?filter=id eq \"g1\" and members eq \"u1\"&attributes=id";
        server.says(asked, "200 {\"totalResults\":1,\"Resources\":[{\"id\":\"g1\",\"members\":[]}]}");
        assertEquals(Optional.of(true), target.holds(connector, PIA));
        server.says(asked, "200 {\"totalResults\":0,\"Resources\":[]}");
        assertEquals(Optional.of(false), target.holds(connector, PIA));
        server.says("GET /Groups?excludedAttributes=members&count=100&cursor=", "200 {\"Resources\":[{\"id\":\"g1\",\"displayName\":\"Sales\"}],\"nextCursor\":\"n/1\"}")
                .says("GET /Groups?excludedAttributes=members&count=100&cursor=n/1", "200 {\"Resources\":[{\"id\":\"g2\",\"displayName\":\"Sales 2\"},{\"id\":\"g3\",\"displayName\":\"Other\"}]}");
        assertEquals(List.of("g1", "g2"), target.resources(connector, "sales", 9).stream().map(TargetResource::originId).toList());
    }

    @Test
    @DisplayName("ASG-07 members are the accounts that say so, page by page; where a server does not look at filters, those that the group shows; AWS cannot say")
    void holders() {
        var users = "GET /Users?filter=groups.value eq \"g1\"&attributes=id,groups&count=100&startIndex=%d";
        server.says(users.formatted(1), "200 {\"totalResults\":3,\"Resources\":[{\"id\":\"u1\",\"groups\":[{\"value\":\"g1\"}]},{\"id\":\"u2\",\"groups\":[{\"value\":\"g2\"}]}]}")
                .says(users.formatted(3), "200 {\"totalResults\":3,\"Resources\":[{\"id\":\"u3\",\"groups\":[{\"value\":\"g1\"}]}]}");
        assertEquals(Optional.of(new Holders(List.of("u1"), "2")), target.holders(connector, "g1", "member", null));
        assertEquals(Optional.of(new Holders(List.of("u3"), null)), target.holders(connector, "g1", "member", "2"));

        server.says("GET /Groups/g1?attributes=id,members", "200 {\"id\":\"g1\",\"members\":[{\"value\":\"u1\"},{\"value\":\"g3\",\"type\":\"Group\"}]}");
        for (var answer : List.of("400", "200 {\"totalResults\":0}", "200 {\"totalResults\":1,\"Resources\":[{\"id\":\"u9\"}]}")) {
            server.says(users.formatted(1), answer);
            assertEquals(Optional.of(new Holders(List.of("u1"), null)), target.holders(connector, "g1", "member", null));
        }
        server.says("GET /Groups/g1?attributes=id,members", "200 {\"id\":\"g2\",\"members\":[]}");
        refused(() -> target.holders(connector, "g1", "member", null), "another group");
        server.says("GET /Groups/g1?attributes=id,members", "200 <html>");
        assertThrows(TargetException.class, () -> target.holders(connector, "g1", "member", null));
        connector.profile = "aws";
        assertEquals(Optional.empty(), target.holders(connector, "g1", "member", null));
    }

    @Test
    @DisplayName("CON-02 Salesforce says what it can at another place, and a server that says nothing is taken as most are")
    void config() {
        connector.profile = "salesforce";
        server.says("GET /ServiceProviderConfigs", "200 {\"patch\":{\"supported\":false}}").says("GET /Groups/g1", "200 {\"id\":\"g1\",\"displayName\":\"Sales\"}")
                .says("PUT /Groups/g1", "200 {\"id\":\"g1\"}").says("PATCH /Groups/g1", "204");
        target.grant(connector, PIA);
        assertEquals(List.of("PUT /Groups/g1 {\"id\":\"g1\",\"displayName\":\"Sales\",\"members\":[{\"value\":\"u1\"}]}"), server.changes());
        connector.profile = "gitlab";
        target.grant(connector, PIA);
        assertTrue(server.changes().get(1).startsWith("PATCH"), server.changes().toString());
    }

    @Test
    @DisplayName("CON-03 a page instead of what a server says that it can is a failure, and nothing is taken from it")
    void pageOfFeatures() {
        server.says("GET /Schemas", "200 <h1>Sign in</h1>");
        refused(() -> target.holds(connector, PIA), "something else than JSON");
    }

    @Test
    @DisplayName("CON-06 what a server says of somebody else is not believed of the one that it was asked about")
    void somebodyElse() {
        server.says("GET /Users/u1?attributes=groups", "200 {\"id\":\"u2\",\"groups\":[]}")
                .says("PATCH /Users/u1", "200 {\"id\":\"u1\"}").says("GET /Users/u1?attributes=active", "200 {\"id\":\"u2\",\"active\":false}");
        refused(() -> target.holds(connector, PIA), "somebody else's account");
        refused(() -> target.block(connector, "u1"), "somebody else's account");
    }

    @Test
    @DisplayName("CON-03 that an account is gone to which something is to be given is told apart from a group that is gone")
    void accountGone() {
        server.says("PATCH /Groups/g1", "400 {}");
        assertEquals(TargetException.Reach.account, assertThrows(TargetException.class, () -> target.grant(connector, PIA)).reach);
        server.says("GET /Users/u1?attributes=id", "200 {\"id\":\"u1\"}").says("GET /Users/u1?attributes=groups", "200 {\"id\":\"u1\",\"groups\":[]}");
        refused(() -> target.grant(connector, PIA), "status 400");
    }

    @Test
    @DisplayName("CON-05 Keycloak and AWS are never written a whole group: what they do not show would be gone")
    void neverPut() {
        for (var profile : List.of("keycloak", "aws")) {
            connector.profile = profile;
            server.says("PATCH /Groups/g1", "501").says("GET /Groups/g1", "200 {\"id\":\"g1\",\"members\":[]}").says("PUT /Groups/g1", "200 {}");
            refused(() -> target.grant(connector, PIA), "status 501");
        }
        assertEquals(List.of("PATCH", "PATCH"), server.changes().stream().map(call -> call.split(" ")[0]).toList());
    }

    @Test
    @DisplayName("CON-05 a group of more than 1,000 members is not written as a whole")
    void large() {
        server.says("PATCH /Groups/g1", "405").says("GET /Groups/g1", "200 {\"id\":\"g1\",\"members\":[%s]}".formatted("{\"value\":\"x\"},".repeat(1000) + "{\"value\":\"u1\"}"));
        refused(() -> target.revoke(connector, PIA), "more than 1000 members");
        assertEquals(1, server.changes().size());
    }

    @Test
    @DisplayName("CON-06 a server that does not look at filters, or takes none, is not believed; one that errs in HTML has nothing gone")
    void unread() {
        server.says("GET /Users/u1?attributes=groups", "200 {\"id\":\"u1\"}")
                .says("GET /Users?filter=id eq \"u1\" and groups.value eq \"g1\"&attributes=id", "200 {\"totalResults\":2,\"Resources\":[{\"id\":\"u1\"},{\"id\":\"u2\"}]}")
                .says("GET /Groups?filter=id eq \"g1\" and members.value eq \"u1\"&attributes=id", "400 {\"scimType\":\"invalidFilter\"}");
        assertEquals(Optional.empty(), target.holds(connector, PIA));
        server.says("GET /Users/u1?attributes=groups", "404 <html>default backend</html>");
        assertThrows(TargetException.class, () -> target.holds(connector, PIA));
        server.says("DELETE /Users/u1", "404 <html>default backend</html>");
        refused(() -> target.delete(connector, "u1"), "not there");
    }

    @ParameterizedTest(name = "GST-03 an account found by {0} whose externalId is [{1}] is {2}")
    @CsvSource({ "userName, , u1", "userName, 01890a5d-ac96-774b-bcce-b302099a8057, u1", "userName, somebody, refused", "emails.value, , refused", "emails.value, somebody, refused" })
    void adopted(String by, String external, String outcome) {
        var user = "{\"id\":\"u1\",\"userName\":\"%s\",\"emails\":[{\"value\":\"PIA@eu.fabrikam.example\"}]%s}".formatted(by.equals("userName") ? "Pia@eu.fabrikam.example" : "pp",
                external == null ? "" : ",\"externalId\":\"" + external + "\"");
        found("externalId", ID, "");
        found("userName", HOLDER.email(), by.equals("userName") ? user : "");
        found("emails.value", HOLDER.email(), user);
        if (outcome.equals("refused")) {
            refused(() -> target.createAccount(connector, HOLDER), "externalId");
        } else {
            assertEquals(outcome, target.createAccount(connector, HOLDER).id());
        }
        assertEquals(List.of(), server.changes());
    }

    @Test
    @DisplayName("CON-01 of an account that is there already, though it was not found before, the name is looked for again")
    void conflict() {
        server.says("POST /Users", "409 {\"scimType\":\"uniqueness\"}");
        List.of("externalId", "userName", "emails.value").forEach(by -> found(by, by.equals("externalId") ? ID : HOLDER.email(), ""));
        refused(() -> target.createAccount(connector, HOLDER), "is there, and cannot be found");
        server.says("POST /Users", "201 {\"id\":\"u9\",\"userName\":\"ben@fabrikam.example\"}");
        refused(() -> target.createAccount(connector, HOLDER), "somebody else's account");
    }

    private void found(String by, String value, String user) {
        server.says(FIND.formatted(by, value), "200 {\"totalResults\":%d,\"Resources\":[%s]}".formatted(user.isEmpty() ? 0 : 1, user));
    }

    private static void refused(Runnable call, String words) {
        var fault = assertThrows(TargetException.class, call::run);
        assertEquals(TargetException.Reach.item, fault.reach);
        assertTrue(fault.getMessage().contains(words), fault.getMessage());
    }
}
