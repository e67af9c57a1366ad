import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An instance with many of everything, and of what its pages are about the most that can be thought of: a partner with many people and long pages of what waits
 * for its sponsor, somebody who holds much, terms that are for hundreds of partners.
 */
final class PagesWorld {

    /** Those who look, as the list of pages calls them. */
    static final List<String> CALLERS = List.of("nobody", "guest", "sponsor", "administrator");
    /** Lists as people narrow them, beside those in whole. */
    static final Map<String, List<String>> NARROWED = new LinkedHashMap<>();

    /** The partner with many people, and the one of them who holds much. */
    private static final int BUSY = 1;
    private static final int WAITING = 300;
    /** The packages that are for one partner in two (an even number), and whose request waits. */
    private static final int FOR_MANY = 2;
    private static final int MANY = 500;
    private static final int ASKED_FOR = 5;
    /** Where the numbers of further people and of their things begin. */
    private static final int FURTHER = 100_000_000;
    private static final int PAST = 200_000_000;
    private static final String LINK = "a-link-to-decide-with-that-nobody-can-guess";
    private static final String OF_PACKAGE = "1 + (n - 1) %% %d";

    static {
        NARROWED.put("administrator", List.of("/admin/partners?search=Organization%2077", "/admin/partners?search=o77", "/admin/people?search=Person%2077",
                "/admin/people?search=p77", "/admin/people?search=p7777@o7777.example", "/admin/people?organizationId={organization}", "/admin/people?kind=member",
                "/admin/packages?search=Package%2077", "/admin/packages?search=77", "/admin/access?state=live", "/admin/access?state=live&endingBefore={soon}",
                "/admin/access?organizationId={organization}", "/admin/access?packageId={package}", "/admin/access?person=p1@o1.example",
                "/admin/requests?state=pendingApproval", "/admin/requests?organizationId={organization}", "/admin/requests?packageId={package}",
                "/admin/deliveries?state=resting", "/admin/messages?state=resting", "/admin/audit?subject={person}", "/admin/packages/{for many}",
                "/admin/packages/{for many}/terms/{terms for many}", "/admin/packages/{for many}/seen?person=p1@o1.example", "/admin/partners/{other}"));
        NARROWED.put("guest", List.of("/my/find?search=Package%2077", "/my/find?search=77"));
    }

    private final int organizations;
    private final int people;
    private final int packages;
    private final int busy;
    private final int held;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    PagesWorld(Options options) {
        organizations = options.number("organizations", 10_000);
        people = options.number("people", 300_000);
        packages = options.number("packages", 2_000);
        busy = options.number("busy", 1_000);
        held = options.number("held", 50);
        var accessPackage = Kind.accessPackage.id(1);
        var waiting = Kind.request.id(FURTHER + busy);
        addresses.put("/problems/:slug", "/problems/request-open");
        addresses.put("/p/:token", "/p/" + "A".repeat(43 - String.valueOf(ASKED_FOR).length()) + ASKED_FOR);
        addresses.put("/d/:token", "/d/" + LINK);
        addresses.put("/my/find/:id", "/my/find/" + Kind.accessPackage.id(packages - 1));
        addresses.put("/my/requests/:id", "/my/requests/" + Kind.request.id(BUSY));
        addresses.put("/my/access/:id", "/my/access/" + Kind.assignment.id(BUSY));
        addresses.put("/my/decisions/:id", "/my/decisions/" + waiting);
        addresses.put("/my/organization/:id", "/my/organization/" + Kind.assignment.id(BUSY));
        addresses.put("/my/organization/:id/more", "/my/organization/" + Kind.assignment.id(BUSY) + "/more");
        addresses.put("/admin/partners/:id", "/admin/partners/" + Kind.organization.id(BUSY));
        for (var part : List.of("", "/roles", "/incompatible", "/seen", "/give")) {
            addresses.put("/admin/packages/:id" + part, "/admin/packages/" + accessPackage + part);
        }
        addresses.put("/admin/packages/:id/terms/:policyId", "/admin/packages/" + accessPackage + "/terms/" + Kind.policy.id(1));
        addresses.put("/admin/connectors/:id", "/admin/connectors/00000000-0000-7000-8000-000000000001");
        addresses.put("/admin/catalogs/:id", "/admin/catalogs/" + Kind.catalog.id(1));
        addresses.put("/admin/catalogs/:id/:resourceId", "/admin/catalogs/" + Kind.catalog.id(1) + "/" + Kind.offered.id(packages));
        addresses.put("/admin/requests/:id", "/admin/requests/" + waiting);
        addresses.put("/admin/access/:packageId/:personId/:id",
                "/admin/access/" + accessPackage + "/" + Kind.person.id(BUSY) + "/" + Kind.assignment.id(BUSY));
        addresses.put("/admin/people/:id", "/admin/people/" + Kind.person.id(BUSY));
    }

    /** @throws IllegalStateException where a page has parts of which nothing is known here */
    String address(String path) {
        var address = addresses.getOrDefault(path, path).replace("{organization}", Kind.organization.id(BUSY)).replace("{package}", Kind.accessPackage.id(1))
                .replace("{person}", Kind.person.id(BUSY)).replace("{for many}", Kind.accessPackage.id(FOR_MANY))
                .replace("{terms for many}", Kind.policy.id(FOR_MANY)).replace("{other}", Kind.organization.id(7))
                .replace("{soon}", java.time.LocalDate.now().plusDays(30).toString());
        if (address.contains(":")) {
            throw new IllegalStateException("A page that is not measured yet: give it an address in PagesWorld: " + path);
        }
        return address;
    }

    String session(Side side, String caller) {
        return switch (caller) {
            case "guest" -> Fill.token(Fill.emailOf(BUSY, organizations));
            case "sponsor" -> Fill.token(Fill.emailOfSponsor(BUSY));
            case "administrator" -> side.administrator;
            default -> null;
        };
    }

    void fill(Side side) throws SQLException {
        var fill = new Fill(side.postgres);
        fill.organizations(organizations);
        fill.packages(1, packages, 1, "CASE WHEN n % 2 = 0 THEN 'specificOrganizations' ELSE 'allConfiguredOrganizations' END");
        fill.run(1, packages, """
                INSERT INTO policy_version_organization (policy_version_id, organization_id)
                SELECT {version}, {organization of 1 + (n * 7 + other * 13) %% %d} {numbers},
                    LATERAL generate_series(1, CASE WHEN n = %d THEN %d ELSE 3 END) other WHERE n %% 2 = 0
                ON CONFLICT DO NOTHING
                """.formatted(organizations, FOR_MANY, MANY));
        var ofPackage = OF_PACKAGE.formatted(packages);
        fill.people(1, people, organizations);
        fill.sessions(BUSY, BUSY, organizations);
        fill.assignments(1, people, organizations, 1, "delivered", ofPackage, "now() + n % 400 * interval '1 day' + interval '1 hour'");
        fill.stages(1, people, organizations, ofPackage);
        busyPartner(fill);
        whoHoldsMuch(fill);
        history(fill);
        fill.settle();
    }

    /** Further people of one partner: each holds a package, and some wait for another one. */
    private void busyPartner(Fill fill) throws SQLException {
        var each = "1 + (n - %d) %% %d".formatted(FURTHER, packages);
        fill.run(FURTHER, FURTHER + busy - 1, """
                INSERT INTO person (id, kind, state, email, email_domain, display_name, governed, created_at, version)
                SELECT {person}, 'guest', 'active', 'p' || n || '@o%1$d.example', 'o%1$d.example', 'Asking ' || n, true,
                    now() - interval '2 years' + n * interval '1 millisecond', 0
                """.formatted(BUSY));
        // By their numbers, which are of the first organization where the organizations divide them.
        fill.assignments(FURTHER, FURTHER + busy - 1, 1, 1, "delivered", each, "now() + interval '90 days'");
        fill.stages(FURTHER, FURTHER + busy - 1, 1, each);
        fill.run(FURTHER + busy, FURTHER + busy + WAITING - 1, """
                INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, organization_id, justification,
                    created_at, version)
                SELECT {request}, 'userAdd', 'pendingApproval', {accessPackage of %1$d}, {version of %1$d}, {person of n - %2$d},
                    {organization of %3$d}, 'I test the pumps.', now() - interval '9 days' + n * interval '1 millisecond', 1
                """.formatted(ASKED_FOR, busy, BUSY), """
                INSERT INTO request_stage (id, request_id, approval_stage_id, number, state, opened_at, due_at)
                SELECT {stage}, {request}, {stageOfVersion of %d}, 1, 'open', now() - interval '3 days' + n * interval '1 millisecond',
                    now() + interval '10 days'
                """.formatted(ASKED_FOR), """
                INSERT INTO stage_approver (id, stage_id, person_id, part, kind, asked_at)
                SELECT {asked}, {stage}, {sponsor of %d}, 'primary', 'externalSponsors', now()
                """.formatted(BUSY));
        fill.run(FURTHER + busy, FURTHER + busy, """
                INSERT INTO approval_link (token_hash, stage_id, approver_id, created_at)
                SELECT sha256(convert_to('%s', 'UTF8')), {stage}, {sponsor of %d}, now()
                """.formatted(LINK, BUSY));
    }

    /** One person who holds many packages, and has asked often before. */
    private void whoHoldsMuch(Fill fill) throws SQLException {
        fill.run(PAST, PAST + held - 1, """
                INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, organization_id, justification,
                    created_at, completed_at, version)
                SELECT {request}, 'userAdd', 'delivered', {accessPackage of k}, {version of k}, {person of %1$d}, {organization of %1$d},
                    'I test the pumps.', now() - interval '60 days', now() - interval '30 days', 2 {numbers}, LATERAL (SELECT 101 + n - %2$d AS k) package
                """.formatted(BUSY, PAST), """
                INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, end_at, version)
                SELECT {assignment}, {accessPackage of k}, {person of %1$d}, {version of k}, {request}, 'delivered', now() - interval '60 days',
                    now() + interval '90 days', 1 {numbers}, LATERAL (SELECT 101 + n - %2$d AS k) package
                """.formatted(BUSY, PAST), """
                INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries)
                SELECT {grant of n * 10}, {person of %1$d}, {role of 101 + n - %2$d}, '%3$s', true, true, now() - interval '30 days', 0
                """.formatted(BUSY, PAST, Fill.LOCAL));
    }

    /** What has become of all that: events, messages, days; and what rests. */
    private void history(Fill fill) throws SQLException {
        fill.run(1, people, """
                INSERT INTO audit_event (id, at, action, actor_kind, actor_id, subject_kind, subject_id, before, after)
                SELECT {event}, now() - interval '60 days' + n * interval '1 second', 'request.submitted', 'person', {person}, 'request', {request}, NULL,
                    jsonb_build_object('state', 'pendingApproval', 'package', {accessPackage of %s})
                """.formatted(OF_PACKAGE.formatted(packages)), """
                INSERT INTO audit_personal (event_id, salt, personal) SELECT {event}, '', '{}'
                """, """
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, sent_at)
                SELECT {message}, 'accessGiven', 'assignment:' || n || ':given', 'p' || n || '@o' || 1 + (n - 1) %% %d || '.example', {person}, '{}',
                    CASE WHEN n %% 1000 = 1 THEN 'resting' ELSE 'sent' END, now() - interval '10 days' + n * interval '1 millisecond', 0,
                    CASE WHEN n %% 1000 <> 1 THEN now() - interval '9 days' END
                """.formatted(organizations), """
                UPDATE role_grant SET held = false, next_try_at = NULL, tries = 12 WHERE id IN (SELECT {grant of n * 10 + 1} {numbers} WHERE n % 1000 = 7)
                """);
        fill.run(1, 400, """
                INSERT INTO access_day (day, live) SELECT current_date - n, 300000 - n * 100
                """, """
                INSERT INTO failed_deliveries (day, connector_id, tries) SELECT current_date - n, '%s', n %% 7
                """.formatted(Fill.LOCAL));
    }
}
