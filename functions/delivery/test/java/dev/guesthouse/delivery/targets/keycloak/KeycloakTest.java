package dev.guesthouse.delivery.targets.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetContract;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.delivery.targets.scim.ScimTargets;

/** The connector of Keycloak against Keycloak itself; where it was not unpacked, a line says so. */
@Tag("interop")
class KeycloakTest {

    private static final String[] ROLES = { "manage-users", "view-realm", "view-clients", "manage-organizations" };

    private static KeycloakServer server;
    private static KeycloakTarget target;
    private static Connector connector;
    private static String group;
    private static String client;
    private static String organization;
    private static String role;

    @BeforeAll
    static void start() throws Exception {
        if (!KeycloakServer.isThere()) {
            System.out.println("Keycloak is left out, since it was not unpacked: the profile interop does that.");
            Assumptions.abort("Keycloak was not unpacked");
        }
        server = KeycloakServer.start();
        target = server.target(KeycloakServer.SECRET);
        connector = server.connector();
        var atlas = server.made("{'name':'Atlas'}", "guests", "groups");
        server.administer("POST", "{'name':'a/b%20c'}", "guests", "groups", atlas, "children");
        group = server.look("guests", "groups", atlas, "children").path(0).path("id").asText();
        client = server.made("{'clientId':'wiki','baseUrl':'/start','rootUrl':'https://wiki.example','publicClient':true,'directAccessGrantsEnabled':true}", "guests", "clients");
        List.of("read/er%20x", "editor").forEach(name -> server.administer("POST", "{'name':'%s'}".formatted(name), "guests", "clients", client, "roles"));
        organization = server.made("{'name':'Fabrikam','alias':'fabrikam','domains':[{'name':'fabrikam.example'}]}", "guests", "organizations");
        server.administer("POST", "{'name':'audit/or'}", "guests", "roles");
        role = server.look("guests", "roles", "audit/or").path("id").asText();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void allow() {
        server.allow(ROLES);
    }

    @Nested
    class GroupsAndRolesOfClients extends Kind {

        @Override
        public List<Membership> places() {
            return List.of(inGroup("x"), new Membership("x", "client/" + client, "read/er%20x"));
        }
    }

    @Nested
    class OrganizationsAndRolesOfTheRealm extends Kind {

        @Override
        public List<Membership> places() {
            return List.of(new Membership("x", "organization/" + organization, "member"), new Membership("x", "role/" + role, "member"));
        }
    }

    @Nested
    class ByScim extends Kind {

        private static final TargetSystem SCIM = ScimTargets.by(server.authorized(KeycloakServer.SECRET));
        private static JsonNode strict;
        private static String zeta;

        private final Connector speaks = TargetContract.at(ConnectorKind.scim, server.scim());

        ByScim() {
            speaks.profile = "keycloak";
        }

        /** Names of accounts that Keycloak does not take are refused by SCIM. */
        @BeforeAll
        static void loosen() {
            zeta = server.made("{'name':'Zeta'}", "guests", "groups");
            strict = server.look("guests", "users", "profile");
            ObjectNode loose = strict.deepCopy();
            loose.path("attributes").forEach(attribute -> ((ObjectNode) attribute).remove("validations"));
            server.administer("PUT", loose.toString(), "guests", "users", "profile");
        }

        @AfterAll
        static void tighten() {
            server.administer("PUT", strict.toString(), "guests", "users", "profile");
        }

        @Override
        public TargetSystem target() {
            return SCIM;
        }

        @Override
        public Connector connector() {
            return speaks;
        }

        @Override
        public List<Membership> places() {
            return List.of(new Membership("x", group, "member"), new Membership("x", zeta, "member"));
        }

        @Override
        public boolean has(Membership membership) {
            return super.has(new Membership(membership.account(), "group/" + membership.originId(), "member"));
        }

        @Test
        @DisplayName("CON-01 an account that was made by SCIM is found by Keycloak's own interface, and the other way round")
        void same() {
            var pia = TargetContract.somebody();
            assertEquals(target.createAccount(connector, pia).id(), SCIM.createAccount(connector(), pia).id());
            var ben = TargetContract.somebody();
            assertEquals(SCIM.createAccount(connector(), ben).id(), target.createAccount(connector, ben).id());
        }
    }

    private abstract static class Kind implements TargetContract {

        @Override
        public TargetSystem target() {
            return target;
        }

        @Override
        public Connector connector() {
            return connector;
        }

        /** The other way round than it is read by what is tested: who is in it. */
        @Override
        public boolean has(Membership membership) {
            var id = membership.originId().replaceFirst(".*/", "");
            var members = switch (membership.originId().replaceFirst("/.*", "")) {
                case "group" -> server.look("guests", "groups", id, "members");
                case "client" -> server.look("guests", "clients", id, "roles", membership.role(), "users");
                case "organization" -> server.look("guests", "organizations", id, "members");
                default -> server.look("guests", "roles", "audit/or", "users");
            };
            return KeycloakServer.all(members).anyMatch(one -> membership.account().equals(one.path("id").asText()));
        }

        @Override
        public boolean isActive(String account) {
            return server.lookFor("guests", "users", account).jsonIfAny().path("enabled").asBoolean();
        }
    }

    private static Membership inGroup(String account) {
        return new Membership(account, "group/" + group, "member");
    }

    @Test
    @DisplayName("CAT-03 groups, organizations, clients with their roles, and roles of the realm are found by how their name begins, page by page")
    void resources() {
        IntStream.range(0, 102).forEach(i -> server.administer("POST", "{'name':'Sales %03d'}".formatted(i), "guests", "groups"));
        assertEquals(102, target.resources(connector, "sales ", 200).size());
        assertEquals(3, target.resources(connector, "SALES", 3).size());
        assertEquals(List.of(new TargetResource("group/" + group, "Atlas/a/b%20c", ResourceKind.group, List.of("member"), null)),
                target.resources(connector, "a/b", 9));
        assertEquals(List.of("Atlas"), names("Atla"));
        assertEquals(List.of("Atlas/a/b%20c"), names("atlas/"));
        var all = names(null);
        assertTrue(all.containsAll(List.of("Atlas", "Atlas/a/b%20c", "Sales 101", "Fabrikam", "wiki", "audit/or")), all.toString());
        var wiki = target.resources(connector, "wik", 9).get(0);
        assertEquals(List.of("editor", "read/er%20x"), wiki.roles().stream().sorted().toList());
        assertEquals("https://wiki.example/start", wiki.address());
        assertEquals(List.of(), names("nothing so"));
        assertEquals(List.of(), names("realm-management"));
    }

    private static List<String> names(String search) {
        return target.resources(connector, search, 200).stream().map(TargetResource::displayName).toList();
    }

    @Test
    @DisplayName("GST-01 a guest's account has their verified address, their name as far as Keycloak takes it, and a password to choose first")
    void made() {
        var user = user(target.createAccount(connector, TargetContract.somebody()).id());
        assertEquals("[true, Pia Pi, O'Neil, [\"UPDATE_PASSWORD\"]]",
                List.of(user.path("emailVerified"), user.path("firstName").asText(), user.path("lastName").asText(), user.path("requiredActions")).toString());
        var ben = user(target.createAccount(connector, new Holder(UUID.randomUUID(), "ben@eu.fabrikam.example", "ben@eu.fabrikam.example")).id());
        assertEquals("ben@eu.fabrikam.example", ben.path("username").asText());
        assertEquals("ben@eu.fabrikam.example", ben.path("firstName").asText());
    }

    @Test
    @DisplayName("GST-01 what the realm has everybody do first takes the place of a password")
    void firstActions() {
        var action = "guests/authentication/required-actions/webauthn-register-passwordless".split("/");
        server.administer("PUT", server.look(action).toString().replace("\"defaultAction\":false", "\"defaultAction\":true"), action);
        try {
            assertEquals(List.of("webauthn-register-passwordless"), newcomerDoes());
            // Without it, it may not know.
            server.allow("manage-users");
            assertEquals(List.of("UPDATE_PASSWORD", "webauthn-register-passwordless"), newcomerDoes());
        } finally {
            server.administer("PUT", server.look(action).toString().replace("\"defaultAction\":true", "\"defaultAction\":false"), action);
        }
    }

    private static List<String> newcomerDoes() {
        var made = server.target(KeycloakServer.SECRET).createAccount(connector, TargetContract.somebody()).id();
        return KeycloakServer.all(user(made).path("requiredActions")).map(JsonNode::asText).sorted().toList();
    }

    @ParameterizedTest(name = "GST-03 an account that was there, whose user name is {0}, verified {1}, with {2} as its person, is {3}")
    @CsvSource({ "theirs, true, nobody, taken", "theirs, false, nobody, refused", "theirs, true, somebody, refused", "another, true, nobody, refused",
            "another, true, them, taken" })
    void adopted(String name, boolean verified, String person, String outcome) {
        var id = UUID.randomUUID();
        var holder = new Holder(id, "pia-%s@eu.fabrikam.example".formatted(id), "Pia");
        var written = person.equals("nobody") ? "" : person.equals("them") ? id.toString() : UUID.randomUUID().toString();
        var account = server.made("{'username':'%s','email':'%s','emailVerified':%s,'enabled':true,'attributes':{'guesthouse':[%s]}}".formatted(
                name.equals("theirs") ? holder.email() : "pp-" + id, holder.email(), verified, written.isEmpty() ? "" : "'" + written + "'"), "guests", "users");
        var before = user(account);
        if (outcome.equals("taken")) {
            assertEquals(account, target.createAccount(connector, holder).id());
        } else {
            refused(() -> target.createAccount(connector, holder), id.toString());
        }
        assertEquals(before, user(account));
        assertEquals(1, server.look(Map.of("email", holder.email()), "guests", "users").size());
    }

    @Test
    @DisplayName("CON-01 whoever is signed in is signed out when a role of theirs ends, and when they are blocked")
    void signedOut() {
        var holder = new Holder(UUID.randomUUID(), "kim@eu.fabrikam.example", "Kim");
        var kim = target.createAccount(connector, holder).id();
        server.administer("PUT", "{'requiredActions':[]}", "guests", "users", kim);
        server.administer("PUT", "{'type':'password','value':'pass word','temporary':false}", "guests", "users", kim, "reset-password");
        target.grant(connector, inGroup(kim));
        for (Runnable end : List.<Runnable>of(() -> target.revoke(connector, inGroup(kim)), () -> target.block(connector, kim))) {
            server.token("guests", "grant_type=password&client_id=wiki&password=pass%20word&username=" + URLEncoder.encode(holder.email(), StandardCharsets.UTF_8));
            assertEquals(1, server.look("guests", "users", kim, "sessions").size());
            end.run();
            assertEquals(0, server.look("guests", "users", kim, "sessions").size());
        }
    }

    @Test
    @DisplayName("CON-01 a role that was given is found under its new name, and one that is gone is held by nobody")
    void renamed() {
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        server.administer("POST", "{'name':'auditors'}", "guests", "roles");
        var place = new Membership(pia, "role/" + server.look("guests", "roles", "auditors").path("id").asText(), "member");
        target.grant(connector, place);
        server.administer("PUT", "{'name':'audits'}", "guests", "roles", "auditors");
        target.revoke(connector, place);
        assertFalse(target.holds(connector, place).orElseThrow());
        target.grant(connector, place);
        server.administer("DELETE", null, "guests", "roles", "audits");
        assertFalse(target.holds(connector, place).orElseThrow());
        target.revoke(connector, place);
        refused(() -> target.grant(connector, place), "it is not there");
    }

    @Test
    @DisplayName("CON-02 accounts and groups need the role manage-users alone, and what another is lacking for is said in words")
    void roles() {
        server.allow();
        assertEquals(List.of("The service account lacks the role manage-users of realm-management: without it no account can be made, changed or ended."), faults());
        server.allow("manage-users");
        assertEquals(List.of(), faults());
        var said = target.test(connector).stream().map(Finding::what).toList().toString();
        List.of("view-realm", "view-clients", "manage-organizations").forEach(lacking -> assertTrue(said.contains(lacking), said));
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        target.grant(connector, inGroup(pia));
        assertEquals(List.of("Atlas"), names("Atlas"));
        assertEquals(List.of(), names("wiki"));
        refused(() -> target.grant(connector, new Membership(pia, "role/" + role, "member")), "the credentials do not allow it");
        target.revoke(connector, inGroup(pia));
        target.delete(connector, pia);
        server.allow(ROLES);
        assertFalse(target.test(connector).toString().contains("lacks"));
    }

    private static List<String> faults() {
        return target.test(connector).stream().filter(finding -> !finding.works()).map(Finding::what).toList();
    }

    @ParameterizedTest(name = "CON-02 no account is made where the attribute that says whose it is {0}")
    @CsvSource({ "is not kept, , does not keep", "can be written by people, user, People can write" })
    void attribute(String how, String writer, String words) {
        var before = server.look("guests", "users", "profile");
        ObjectNode profile = before.deepCopy();
        var attributes = profile.withArrayProperty("attributes");
        var ours = (ObjectNode) attributes.remove(attributes.size() - 1);
        assertEquals("guesthouse", ours.path("name").asText());
        if (writer != null) {
            ours.withObjectProperty("permissions").withArrayProperty("edit").add(writer);
            attributes.add(ours);
        }
        server.administer("PUT", profile.toString(), "guests", "users", "profile");
        try {
            var pia = TargetContract.somebody();
            refused(() -> server.target(KeycloakServer.SECRET).createAccount(connector, pia), words);
            assertTrue(faults().toString().contains(words), faults().toString());
            assertEquals(0, server.look(Map.of("email", pia.email()), "guests", "users").size());
        } finally {
            server.administer("PUT", before.toString(), "guests", "users", "profile");
        }
    }

    @Test
    @DisplayName("CON-04 a secret that is not taken is said in words, and not itself")
    void wrongSecret() {
        var findings = server.target("wibble").test(connector);
        assertEquals(List.of("The target system refused to give a token to the client (status 401, the credentials are not taken)."),
                findings.stream().map(Finding::what).toList());
    }

    @Test
    @DisplayName("CON-05 in a realm that is not there nothing is taken for gone")
    void noRealm() {
        var gone = TargetContract.at(connector.kind, server.realm() + "x");
        refused(() -> target.delete(gone, "x"), "it is not there");
        assertThrows(TargetException.class, () -> target.holds(gone, inGroup("x")));
    }

    private static JsonNode user(String account) {
        return server.look("guests", "users", account);
    }

    private static void refused(Runnable call, String words) {
        var fault = assertThrows(TargetException.class, call::run);
        assertEquals(TargetException.Reach.item, fault.reach);
        assertTrue(fault.getMessage().contains(words), fault.getMessage());
    }
}
