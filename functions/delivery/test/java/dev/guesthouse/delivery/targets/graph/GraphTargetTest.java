package dev.guesthouse.delivery.targets.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Reached;
import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetContract;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetException.Reach;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.settings.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;

/** A tenant by Microsoft Graph, against what Microsoft publishes of it. */
class GraphTargetTest implements TargetContract {

    private static final Settings SETTINGS = new SmallRyeConfigBuilder().withMapping(Settings.class)
            .withDefaultValue("guesthouse.url", "https://guesthouse.contoso.example").build().getConfigMapping(Settings.class);

    private static FakeGraph graph;
    private static String readers;
    private static String wiki;

    private final TargetSystem target = target(FakeGraph.SECRET);
    private final Connector connector = TargetContract.at(ConnectorKind.graph, graph.address());

    @BeforeAll
    static void start() throws IOException {
        graph = new FakeGraph();
        readers = graph.group("Readers", List.of(), Map.of());
        wiki = graph.application("Wiki", "Reader", "Editor");
    }

    @AfterAll
    static void stop() {
        graph.close();
    }

    @BeforeEach
    void well() {
        graph.works();
    }

    private static TargetSystem target(String secret) {
        return new GraphTarget(Reached.with(new Credentials(null, FakeGraph.CLIENT, secret, graph.tokenAddress(), null)), SETTINGS, Clock.systemUTC(), Duration.ZERO);
    }

    @Override
    public TargetSystem target() {
        return target;
    }

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public List<Membership> places() {
        return List.of(new Membership("x", readers, "member"), new Membership("x", "servicePrincipals/" + wiki, "Editor"));
    }

    @Override
    public boolean has(Membership membership) {
        return graph.has(membership.originId().replace("servicePrincipals/", ""), membership.role(), membership.account());
    }

    @Override
    public boolean isActive(String account) {
        return graph.user(account) != null && graph.user(account).path("accountEnabled").asBoolean();
    }

    private static Membership member(String account) {
        return new Membership(account, readers, "member");
    }

    private static List<String> invitations() {
        return graph.calls().stream().filter(call -> call.startsWith("POST /v1.0/invitations")).toList();
    }

    private static TargetException refused(Runnable call, String words) {
        var fault = assertThrows(TargetException.class, call::run);
        assertEquals(Reach.item, fault.reach, fault.getMessage());
        assertTrue(fault.getMessage().contains(words), fault.getMessage());
        return fault;
    }

    @Test
    @DisplayName("GST-01 who is new is invited, under their own name, and marked as ours in a field that they cannot write")
    void invited() {
        var pia = TargetContract.somebody();
        var account = target.createAccount(connector, pia).id();
        var guest = graph.user(account);
        assertEquals(pia.email(), guest.path("mail").asText());
        assertEquals(pia.displayName(), guest.path("displayName").asText());
        assertEquals("Guesthouse %s %s".formatted(connector.id, pia.id()), guest.path("employeeType").asText());
        var named = new Holder(UUID.randomUUID(), UUID.randomUUID() + "@fabrikam.example", "x".repeat(255) + "😀");
        assertEquals("x".repeat(255), graph.user(target.createAccount(connector, named).id()).path("displayName").asText());
    }

    @Test
    @DisplayName("CON-03 Graph is asked no more than the documentation says")
    void figures() {
        assertEquals("2 writes, 4 reads", asked(() -> target.createAccount(connector, TargetContract.somebody()).id()));
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        var reader = new Membership(pia, "servicePrincipals/" + wiki, "Reader");
        assertEquals("1 writes, 1 reads", asked(() -> target.grant(connector, member(pia))));
        assertEquals("1 writes, 1 reads", asked(() -> target.grant(connector, reader)));
        assertEquals("1 writes, 1 reads", asked(() -> {
            target.revoke(connector, member(pia));
            target.holds(connector, member(pia));
        }));
        assertEquals("1 writes, 3 reads", asked(() -> {
            target.revoke(connector, reader);
            target.holds(connector, reader);
        }));
    }

    private static String asked(Runnable doing) {
        var before = graph.calls().size();
        doing.run();
        var calls = graph.calls().subList(before, graph.calls().size()).stream().filter(call -> !call.endsWith("/token")).toList();
        var reads = calls.stream().filter(call -> call.startsWith("GET")).count();
        return "%d writes, %d reads".formatted(calls.size() - reads, reads);
    }

    @Test
    @DisplayName("GST-03 a guest who was there before is used, and never blocked, unblocked, renamed or deleted by us")
    void notOurs() {
        var pia = TargetContract.somebody();
        var before = graph.guest(pia.email().toUpperCase());
        assertEquals(before, target.createAccount(connector, pia).id());
        var as = graph.user(before).deepCopy();
        target.block(connector, before);
        target.delete(connector, before);
        assertEquals(as, graph.user(before));
        graph.user(before).put("accountEnabled", false);
        target.unblock(connector, before);
        assertFalse(isActive(before));
        assertEquals(List.of(), invitations());
    }

    @ParameterizedTest(name = "CON-01 a guest whom {0} found by, is {1}")
    @CsvSource({ "their user name as a further address is, used", "a further address alone is, refused", "two of one address are, refused" })
    void addresses(String by, String outcome) {
        var pia = new Holder(UUID.randomUUID(), UUID.randomUUID() + "@fabrikam.example", "Pia");
        var guest = graph.guest(by.startsWith("two") ? pia.email() : "other@fabrikam.example", pia.email());
        if (by.startsWith("two")) {
            graph.guest(pia.email());
        }
        if (outcome.equals("used")) {
            graph.user(guest).put("userPrincipalName", pia.email().replace('@', '_') + "#EXT#@contoso.example");
            assertEquals(guest, target.createAccount(connector, pia).id());
        } else {
            refused(() -> target.createAccount(connector, pia), "address");
        }
        assertEquals(List.of(), invitations());
    }

    @Test
    @DisplayName("GST-02 a guest whom we invited, and whose invitation's answer was lost, is found as ours and is invited no second time")
    void lost() {
        var pia = TargetContract.somebody();
        graph.losesAnswer();
        // Where a connection is closed the outbound client asks once more, and who is invited again is the same guest.
        var account = target.createAccount(connector, pia).id();
        assertEquals(1, graph.users(pia.email()).size());
        assertTrue(graph.user(account).path("employeeType").asText().contains(pia.id().toString()));

        var ben = TargetContract.somebody();
        graph.late(4);
        refused(() -> target.createAccount(connector, ben), "does not show them");
        graph.works();
        // Another program, which knows nothing of the invitation.
        var found = target(FakeGraph.SECRET).createAccount(connector, ben).id();
        assertEquals(List.of(), invitations());
        assertTrue(graph.user(found).path("employeeType").asText().contains(ben.id().toString()));
        assertEquals(ben.displayName(), graph.user(found).path("displayName").asText());
    }

    @Test
    @DisplayName("GST-01 a guest who is not shown after the invitation is looked for again at the next try, and not invited once more")
    void shownLate() {
        var pia = TargetContract.somebody();
        graph.late(6);
        refused(() -> target.createAccount(connector, pia), "does not show them");
        var account = target.createAccount(connector, pia).id();
        assertEquals(1, invitations().size());
        assertEquals(1, graph.users(pia.email()).size());
        graph.late(0);
        target.block(connector, account);
        assertFalse(isActive(account));
    }

    @Test
    @DisplayName("GST-03 an invitation that was answered with a guest who was there, whom no search had shown, makes them none of ours")
    void raced() {
        var pia = TargetContract.somebody();
        graph.lies("GET /v1.0/users\\?", "200 {\"value\":[]}");
        graph.lies("GET /v1.0/users\\?", "200 {\"value\":[]}");
        var before = graph.guest(pia.email());
        assertEquals(before, target.createAccount(connector, pia).id());
        assertEquals(1, invitations().size());
        target.delete(connector, before);
        assertTrue(isActive(before));
    }

    @Test
    @DisplayName("GST-03 the guest of another person, or of another instance, is not taken for ours")
    void others() {
        var pia = TargetContract.somebody();
        var account = target.createAccount(connector, pia).id();
        refused(() -> target.createAccount(connector, new Holder(UUID.randomUUID(), pia.email(), "Pia")), "another person of ours");
        var other = TargetContract.at(ConnectorKind.graph, graph.address());
        assertEquals(account, target.createAccount(other, pia).id());
        target.block(other, account);
        target.delete(other, account);
        assertTrue(isActive(account));
    }

    @Test
    @DisplayName("CON-01 who is blocked has their sessions ended where the application may do that, and is blocked where it may not")
    void sessions() {
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        target.block(connector, pia);
        assertTrue(graph.calls().contains("POST /v1.0/users/%s/revokeSignInSessions".formatted(pia)));
        target.unblock(connector, pia);
        var more = new HashSet<>(FakeGraph.ALL);
        more.add("User.RevokeSessions.All");
        graph.consents(more);
        target.block(connector, pia);
        assertFalse(isActive(pia));
        graph.lies("PATCH", "204");
        refused(() -> target.unblock(connector, pia), "is blocked still");
        graph.lies("GET /v1.0/users/", "404 <html>default backend</html>");
        refused(() -> target.block(connector, pia), "not there");
        graph.lies("GET /v1.0/users/", "404 <html>default backend</html>");
        refused(() -> target.delete(connector, pia), "not there");
    }

    @Test
    @DisplayName("CON-06 a membership that is shown late is seen as it is once it is shown")
    void late() {
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        graph.late(1);
        target.grant(connector, member(pia));
        assertEquals(Optional.of(false), target.holds(connector, member(pia)));
        assertEquals(Optional.of(true), target.holds(connector, member(pia)));
        target.revoke(connector, member(pia));
        assertEquals(Optional.of(true), target.holds(connector, member(pia)));
        assertEquals(Optional.of(false), target.holds(connector, member(pia)));
    }

    @Test
    @DisplayName("CON-01 that somebody is a member already is looked at before it is believed, and that they are none any more too")
    void already() {
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        graph.lies("POST /v1.0/groups", "400 {\"error\":{\"code\":\"Request_BadRequest\",\"message\":\"already exist\"}}");
        refused(() -> target.grant(connector, member(pia)), "add somebody to a group (status 400)");
        target.grant(connector, member(pia));
        for (var answer : List.of("404 {\"error\":{\"code\":\"Request_ResourceNotFound\"}}", "404 <html>default backend</html>")) {
            graph.lies("DELETE /v1.0/groups", answer);
            refused(() -> target.revoke(connector, member(pia)), "remove somebody from a group (status 404");
        }
        assertTrue(has(member(pia)));
    }

    @Test
    @DisplayName("CON-06 whoever has a role is found on whatever page of theirs it is, and a list that goes on elsewhere is not followed")
    void pages() {
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        var groups = Stream.generate(() -> graph.group("One of many", List.of(), Map.of())).limit(5).toList();
        groups.forEach(group -> target.grant(connector, new Membership(pia, group, "member")));
        graph.pagesOf(2);
        groups.forEach(group -> assertEquals(Optional.of(true), target.holds(connector, new Membership(pia, group, "member"))));
        for (var elsewhere : List.of("https://evil.example/v1.0/users?a", graph.address() + "/beta/users", graph.address() + ".evil.example/v1.0/", graph.address() + "/v1.0/a b")) {
            graph.lies("GET /v1.0/users/.*memberOf", "200 {\"value\":[],\"@odata.nextLink\":\"%s\"}".formatted(elsewhere));
            refused(() -> target.holds(connector, member(pia)), "another address");
        }
        graph.lies("GET /v1.0/users/.*memberOf", "200 {\"values\":[]}");
        refused(() -> target.holds(connector, member(pia)), "something else than a list");
    }

    @ParameterizedTest(name = "CON-03 {0} lets all of the tenant rest for {1} s")
    @CsvSource({ "429 Retry-After: 17, 17", "503 Retry-After: 3, 3", "429, 10" })
    void throttled(String answer, int seconds) {
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        for (var call : List.of("GET /v1.0/groups", "POST /v1.0/groups", "GET /v1.0/users")) {
            graph.lies(call, answer + " {\"error\":{\"code\":\"TooManyRequests\",\"message\":\"Please retry again later.\",\"innerError\":{\"status\":\"429\"}}}");
            var fault = assertThrows(TargetException.class, () -> {
                target.grant(connector, member(pia));
                target.holds(connector, member(pia));
            });
            assertEquals(Reach.throttled, fault.reach);
            assertEquals(Duration.ofSeconds(seconds), fault.retryAfter);
        }
    }

    @Test
    @DisplayName("CAT-03 groups are found by how their names begin, with what people can be in them; those to which nobody can be added are not")
    void groups() {
        var name = "O'Brien & " + UUID.randomUUID();
        var team = graph.group(name + " team", List.of("Unified"), Map.of("resourceProvisioningOptions", List.of("Team")));
        var plain = graph.group(name + " group", List.of(), Map.of());
        var closed = Map.of("a rule there", graph.group(name + " dynamic", List.of("DynamicMembership"), Map.of()),
                "on premises", graph.group(name + " synced", List.of(), Map.of("onPremisesSyncEnabled", true)),
                "administrative roles", graph.group(name + " roles", List.of(), Map.of("isAssignableToRole", true)),
                "hidden", graph.group(name + " hidden", List.of("Unified"), Map.of("visibility", "HiddenMembership")),
                "for mail", graph.group(name + " mail", List.of(), Map.of("mailEnabled", true)));
        graph.pagesOf(2);
        var found = target.resources(connector, name.toLowerCase(), 50);
        assertEquals(List.of(new TargetResource(plain, name + " group", ResourceKind.group, List.of("member", "owner"), null),
                new TargetResource(team, name + " team", ResourceKind.team, List.of("member", "owner"), null)), found);
        assertEquals(1, target.resources(connector, name, 1).size());
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        closed.forEach((why, group) -> {
            refused(() -> target.grant(connector, new Membership(pia, group, "member")), why);
            assertFalse(graph.has(group, "member", pia));
            assertTrue(target.test(connector).stream().anyMatch(finding -> finding.works() && finding.what().contains(why)), why);
        });
    }

    @Test
    @DisplayName("CON-01 somebody can be an owner of a group, which is another role than a member's")
    void owner() {
        var pia = new Membership(target.createAccount(connector, TargetContract.somebody()).id(), readers, "owner");
        target.grant(connector, pia);
        target.grant(connector, pia);
        assertTrue(has(pia));
        assertEquals(Optional.of(true), target.holds(connector, pia));
        assertEquals(Optional.of(false), target.holds(connector, member(pia.account())));
        target.revoke(connector, pia);
        assertEquals(Optional.of(false), target.holds(connector, pia));
        refused(() -> target.grant(connector, new Membership(pia.account(), readers, "Member")), "member and owner alone");
    }

    @Test
    @DisplayName("CAT-03 an application offers the roles that it defines for people, or that they are let in where it defines none")
    void applications() {
        var name = "App" + UUID.randomUUID();
        var roles = graph.application(name + "B", "Reader", "Editor");
        var none = graph.application(name + "C");
        var found = target.resources(connector, name, 50);
        assertEquals(List.of("servicePrincipals/" + roles, "servicePrincipals/" + none), found.stream().map(TargetResource::originId).toList());
        assertEquals(List.of(List.of("Reader", "Editor"), List.of("user")), found.stream().map(TargetResource::roles).toList());
        assertEquals("https://%sb.example/".formatted(name.toLowerCase()), found.get(0).address());
        var pia = new Membership(target.createAccount(connector, TargetContract.somebody()).id(), found.get(1).originId(), "user");
        target.grant(connector, pia);
        target.grant(connector, pia);
        assertEquals(Optional.of(true), target.holds(connector, pia));
        target.revoke(connector, pia);
        assertEquals(Optional.of(false), target.holds(connector, pia));
        for (var role : List.of("Jobs.Run", "Old", "user")) {
            refused(() -> target.grant(connector, new Membership(pia.account(), found.get(0).originId(), role)), "no role of this name");
        }
        refused(() -> target.grant(connector, new Membership(pia.account(), "servicePrincipals/" + UUID.randomUUID(), "user")), "not there");
    }

    @Test
    @DisplayName("CAT-03 what the application that we are may not give is not offered")
    void offered() {
        graph.consents(Set.of("User.ReadWrite.All", "GroupMember.ReadWrite.All", "Application.Read.All"));
        var name = UUID.randomUUID().toString();
        graph.group(name, List.of(), Map.of());
        graph.application(name, "Reader");
        assertEquals(List.of(List.of("member")), target.resources(connector, name, 50).stream().map(TargetResource::roles).toList());
        assertTrue(target.test(connector).stream().allMatch(Finding::works));
        graph.consents(Set.of("User.ReadWrite.All", "GroupMember.ReadWrite.All"));
        assertEquals(List.of(List.of("member")), target.resources(connector, name, 50).stream().map(TargetResource::roles).toList());
    }

    @ParameterizedTest(name = "CON-01 a trial names the permission {0} that is missing")
    @ValueSource(strings = { "User.ReadWrite.All", "GroupMember.ReadWrite.All", "Group.Read.All", "Application.Read.All", "User.Invite.All" })
    void permissions(String missing) {
        var fewest = Set.of("User.Invite.All", "User.ReadWrite.All", "GroupMember.ReadWrite.All", "Application.Read.All");
        graph.consents(missing.equals("Group.Read.All") ? Set.of("User.ReadWrite.All", "Application.Read.All")
                : missing.equals("User.Invite.All") ? Set.of("GroupMember.ReadWrite.All", "Application.Read.All")
                : fewest.stream().filter(one -> !one.equals(missing)).collect(Collectors.toSet()));
        var findings = target.test(connector);
        assertTrue(findings.stream().anyMatch(finding -> !finding.works() && finding.what().contains(missing)), findings.toString());
    }

    @Test
    @DisplayName("CON-01 whatever is refused for want of a permission says which, and nothing that Microsoft wrote")
    void forbidden() {
        var pia = target.createAccount(connector, TargetContract.somebody()).id();
        graph.consents(Set.of("Group.Read.All"));
        var calls = Map.<String, Runnable>of("User.ReadWrite.All", () -> target.block(connector, pia), "GroupMember.ReadWrite.All", () -> target.grant(connector, member(pia)),
                "Group.ReadWrite.All", () -> target.grant(connector, new Membership(pia, readers, "owner")), "Application.Read.All",
                () -> target.grant(connector, new Membership(pia, "servicePrincipals/" + wiki, "Reader")));
        calls.forEach((permission, call) -> assertFalse(refused(call, permission).getMessage().contains("Insufficient")));
        graph.consents(FakeGraph.ALL);
        graph.lies("POST /v1.0/invitations", "401 {\"error\":{\"code\":\"Unauthorized\",\"message\":\"Insufficient privileges\"}}");
        graph.lies("POST /v1.0/invitations", "401 {\"error\":{\"code\":\"Unauthorized\",\"message\":\"Insufficient privileges\"}}");
        refused(() -> target.createAccount(connector, TargetContract.somebody()), "User.Invite.All");
    }

    @Test
    @DisplayName("GST-01 of an address that the tenant does not let be invited it is said what that may come of")
    void notInvited() {
        graph.lies("POST /v1.0/invitations", "400 {\"error\":{\"code\":\"BadRequest\",\"message\":\"The invited user already exists.\"}}");
        refused(() -> target.createAccount(connector, TargetContract.somebody()), "a domain that it does not let in");
    }

    @Test
    @DisplayName("CON-05 an invitation that is answered for somebody else is refused")
    void somebodyElse() {
        graph.lies("POST /v1.0/invitations", "201 {\"invitedUserEmailAddress\":\"ben@fabrikam.example\",\"invitedUser\":{\"id\":\"1\"}}");
        refused(() -> target.createAccount(connector, TargetContract.somebody()), "somebody else's invitation");
    }

    @Test
    @DisplayName("CON-04 a client whose secret is not taken is told so, without it")
    void secret() {
        var message = refused(() -> target("hunter3~wrong").grant(connector, member("x")), "refused to give a token to the client (status 401").getMessage();
        assertFalse(message.contains("hunter3"), message);
    }
}
