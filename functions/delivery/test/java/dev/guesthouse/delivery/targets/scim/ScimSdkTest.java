package dev.guesthouse.delivery.targets.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Reached;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetContract;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.TargetSystem;

/** SCIM against a server by SCIM-SDK (de.captaingoldfish), by PATCH and without. */
class ScimSdkTest {

    private static ScimSdkServer patching;
    private static ScimSdkServer putting;

    @BeforeAll
    static void start() throws IOException {
        patching = new ScimSdkServer(true);
        putting = new ScimSdkServer(false);
    }

    @AfterAll
    static void stop() {
        patching.close();
        putting.close();
    }

    @Nested
    class ByPatch extends Kind {

        ByPatch() {
            super(patching);
        }

        @Test
        @DisplayName("CON-01 groups are found by how their name begins, page by page")
        void resources() {
            IntStream.range(0, 12).forEach(i -> server.group("sales/%d%%".formatted(i), "Sales \"%02d\"".formatted(i)));
            assertEquals(12, target().resources(connector(), "sales \"", 50).size());
            assertEquals(7, target().resources(connector(), "SALES", 7).size());
            var all = target().resources(connector(), null, 50).stream().map(TargetResource::displayName).toList();
            assertTrue(all.containsAll(List.of("Atlas wiki", "Sales \"00\"", "Sales \"11\"")), all.toString());
            assertEquals(List.of(), target().resources(connector(), "nothing so", 50));
        }

        @Test
        @DisplayName("CON-01 no group is read for its members to change")
        void unread() {
            var place = new Membership(target().createAccount(connector(), TargetContract.somebody()).id(), "a/b%20c", "member");
            var before = server.calls().size();
            target().grant(connector(), place);
            target().revoke(connector(), place);
            assertEquals(List.of("PATCH /scim/v2/Groups/a%2Fb%2520c", "PATCH /scim/v2/Groups/a%2Fb%2520c"), server.calls().subList(before, server.calls().size()));
        }
    }

    @Nested
    class ByPut extends Kind {

        ByPut() {
            super(putting);
        }

        @Override
        @Test
        public void trial() {
            var findings = target().test(connector());
            assertEquals(List.of("Members are only written all at once, so groups of more than 1,000 cannot be given."),
                    findings.stream().filter(finding -> !finding.works()).map(finding -> finding.what()).toList());
            assertFalse(findings.size() < 2);
        }
    }

    private abstract static class Kind implements TargetContract {

        private static final TargetSystem TARGET = new ScimTarget(Reached.with(new Credentials("sesame", null, null, null, null)), Clock.systemUTC());

        final ScimSdkServer server;
        private final Connector connector;

        Kind(ScimSdkServer server) {
            this.server = server;
            connector = TargetContract.at(ConnectorKind.scim, server.address());
            server.group("a/b%20c", "Atlas wiki");
            server.group("zeta", "Zeta");
        }

        @Override
        public TargetSystem target() {
            return TARGET;
        }

        @Override
        public Connector connector() {
            return connector;
        }

        @Override
        public List<Membership> places() {
            return List.of(new Membership("x", "a/b%20c", "member"), new Membership("x", "zeta", "member"));
        }

        @Override
        public boolean has(Membership membership) {
            return server.users.containsKey(membership.account()) && server.groups.get(membership.originId()).getMembers().stream()
                    .anyMatch(one -> membership.account().equals(one.getValue().orElse(null)));
        }

        @Override
        public boolean isActive(String account) {
            return server.users.containsKey(account) && server.users.get(account).isActive().orElse(false);
        }
    }
}
