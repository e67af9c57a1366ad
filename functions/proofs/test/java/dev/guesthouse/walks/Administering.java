package dev.guesthouse.walks;

import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.guesthouse.test.JsonBody;

/** What is done to partners, people and policies. */
final class Administering {

    private static final String PARTNERS = "SELECT id FROM organization WHERE removed_at IS NULL ORDER BY display_name";
    /** What each partner can be known by; the first is what it begins with. */
    private static final Map<String, List<List<String>>> DOMAINS = Map.of(
            "Fabrikam AG", List.of(List.of("fabrikam.example"), List.of("fabrikam.example"), List.of("fabrikam.example", "eu.fabrikam.example"),
                    List.of("fabrikam-group.example")),
            "Works of Europe", List.of(List.of("eu.fabrikam.example"), List.of("eu.fabrikam.example"), List.of("europe.example")),
            "Contoso Oy", List.of(List.of("contoso.example"), List.of("contoso.example"), List.of("contoso.example", "litware.example")));
    private static final List<String> NAMES = DOMAINS.keySet().stream().sorted().toList();

    private Administering() {
    }

    static Optional<WalkCall> addSponsor(Scene scene, Action action) {
        return scene.one(action.what(), """
                SELECT o.id || ' ' || CASE p.kind WHEN 'member' THEN 'internal' ELSE 'external' END || ' ' || p.email
                FROM organization o, person p WHERE o.removed_at IS NULL AND p.state IN ('invited', 'active')
                AND (p.kind = 'member' OR p.kind = 'guest' AND organization_of_domain(p.email_domain) = o.id)
                AND NOT EXISTS (SELECT 1 FROM sponsor s WHERE s.organization_id = o.id AND s.person_id = p.id AND s.removed_at IS NULL)
                ORDER BY o.display_name, p.kind, p.email
                """).map(found -> sponsorship(found, "add-sponsor"));
    }

    static Optional<WalkCall> removeSponsor(Scene scene, Action action) {
        return scene.one(action.what(), """
                SELECT s.organization_id || ' ' || s.kind || ' ' || p.email FROM sponsor s JOIN person p ON p.id = s.person_id
                WHERE s.removed_at IS NULL ORDER BY p.email, s.id
                """).map(found -> sponsorship(found, "remove-sponsor"));
    }

    private static WalkCall sponsorship(String found, String function) {
        var parts = found.split(" ");
        return WalkCall.of(Cast.ADMIN, function, "organizationId", parts[0], "kind", parts[1], "person", JsonBody.person(parts[2]));
    }

    /** Another domain for a partner; or takes one over that was proposed. */
    static Optional<WalkCall> changeOrganization(Scene scene, Action action) {
        return scene.one(action.what(), PARTNERS).map(id -> {
            var choice = DOMAINS.get(scene.value("SELECT display_name FROM organization WHERE id = ?::uuid", id));
            return choice == null ? WalkCall.of(Cast.ADMIN, "change-organization", "id", id, "state", "configured")
                    : WalkCall.of(Cast.ADMIN, "change-organization", "id", id, "identitySources", sources(choice.get(action.how() % choice.size())));
        });
    }

    static Optional<WalkCall> addOrganization(Scene scene, Action action) {
        var there = scene.database().column("SELECT display_name FROM organization WHERE removed_at IS NULL");
        return Scene.one(action.what(), NAMES.stream().filter(name -> !there.contains(name)).toList()).map(name -> WalkCall.of(Cast.ADMIN, "add-organization",
                "displayName", name, "identitySources", sources(DOMAINS.get(name).get(0)), "internalSponsors", List.of(JsonBody.person(Cast.OMAR))));
    }

    private static List<Map<String, Object>> sources(List<String> domains) {
        return domains.stream().map(domain -> JsonBody.of("domain", domain)).toList();
    }

    static Optional<WalkCall> removeOrganization(Scene scene, Action action) {
        return scene.one(action.what(), PARTNERS).map(id -> WalkCall.of(Cast.ADMIN, "remove-organization", "id", id, "assignments",
                action.how() % 2 == 0 ? "keep" : "end"));
    }

    static Optional<WalkCall> setDomainList(Scene scene, Action action) {
        return Optional.of(switch (action.how() % 6) {
            case 0 -> list("deny", "contoso.example");
            case 1 -> list("deny", "litware.example", "eu.fabrikam.example");
            case 2 -> list("allow", "fabrikam.example", "contoso.example");
            default -> WalkCall.of(Cast.ADMIN, "set-domain-list", "mode", "any");
        });
    }

    private static WalkCall list(String mode, String... domains) {
        return WalkCall.of(Cast.ADMIN, "set-domain-list", "mode", mode, "domains", Arrays.asList(domains));
    }

    static Optional<WalkCall> block(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT email FROM person WHERE state IN ('invited', 'active') AND email <> ? ORDER BY email", Cast.ADMIN)
                .map(email -> WalkCall.of(Cast.ADMIN, "block-person", "person", JsonBody.person(email)));
    }

    static Optional<WalkCall> unblock(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT email FROM person WHERE state = 'blocked' OR blocked_without_access ORDER BY email")
                .map(email -> WalkCall.of(Cast.ADMIN, "unblock-person", "person", JsonBody.person(email)));
    }

    static Optional<WalkCall> grantRole(Scene scene, Action action) {
        return Scene.one(action.what(), List.of(Cast.OMAR, Cast.MIA, Cast.NOOR)).map(email -> role("grant-role", email));
    }

    /** Never of the one who does everything else. */
    static Optional<WalkCall> revokeRole(Scene scene, Action action) {
        return scene.one(action.what(), """
                SELECT p.email FROM role_assignment r JOIN person p ON p.id = r.person_id WHERE r.role = 'administrator' AND p.email <> ? ORDER BY p.email
                """, Cast.ADMIN).map(email -> role("revoke-role", email));
    }

    private static WalkCall role(String function, String email) {
        return WalkCall.of(Cast.ADMIN, function, "person", JsonBody.person(email), "role", "administrator");
    }

    /** Another address in the same domain, another manager, or another kind of guest. */
    static Optional<WalkCall> changePerson(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT email FROM person WHERE state <> 'deleted' AND email NOT LIKE '%@home.example' ORDER BY email")
                .map(email -> switch (action.how() % 4) {
                    case 0 -> WalkCall.of(Cast.ADMIN, "change-person", "person", JsonBody.person(email), "email", email.startsWith("new-")
                            ? email.substring(4) : "new-" + email);
                    case 1 -> WalkCall.of(Cast.ADMIN, "change-person", "person", JsonBody.person(email), "governed", action.how() / 4 % 2 == 0);
                    default -> WalkCall.of(Cast.ADMIN, "change-person", "person", JsonBody.person(Cast.LEA), "manager",
                            JsonBody.person(Scene.one(action.how() / 4, List.of(Cast.MIA, Cast.NOOR)).orElseThrow()));
                });
    }

    static Optional<WalkCall> invite(Scene scene, Action action) {
        var there = scene.database().column("SELECT email FROM person WHERE state <> 'deleted' AND kind = 'guest'");
        return Scene.one(action.what(), Cast.REQUESTORS.stream().filter(email -> !there.contains(email) && !email.equals(Cast.LEA)).toList())
                .map(email -> WalkCall.of(Cast.ADMIN, "invite-guest", "email", email));
    }

    static Optional<WalkCall> erase(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT email FROM person WHERE state <> 'deleted' AND kind <> 'member' ORDER BY email")
                .map(email -> WalkCall.of(Cast.ADMIN, "erase-person", "person", JsonBody.person(email)));
    }

    static Optional<WalkCall> changePolicy(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT id FROM policy WHERE removed_at IS NULL ORDER BY created_at, id").map(id -> switch (action.how() % 6) {
            case 0 -> WalkCall.of(Cast.ADMIN, "change-policy", "id", id, "enabled", false);
            case 1 -> WalkCall.of(Cast.ADMIN, "change-policy", "id", id, "notifyRequestor", action.how() / 6 % 2 == 0);
            case 2 -> WalkCall.of(Cast.ADMIN, "change-policy", "id", id, "extension", JsonBody.of("allowed", true, "approvalRequired", action.how() / 6 % 2 == 0));
            case 3 -> WalkCall.of(Cast.ADMIN, "change-policy", "id", id, "approval", JsonBody.of("requestorJustificationRequired", false, "stages", List.of(
                    stage(externalSponsors(), internalSponsors()).orElse(person(Cast.MIA)).within("P2D").json())));
            default -> WalkCall.of(Cast.ADMIN, "change-policy", "id", id, "enabled", true);
        });
    }
}
