import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills tables by sets, of numbers {@code n}; a person's organization is numbered by their number modulo the organizations. Only columns are
 * written that every schema has. Foreign keys are not looked at meanwhile, and nothing waits for the disk.
 */
final class Fill {

    /** The connector of the local directory. */
    static final String LOCAL = "00000000-0000-7000-8000-000000000001";

    private final Postgres postgres;

    Fill(Postgres postgres) {
        this.postgres = postgres;
    }

    /** What the others need. */
    static void prepare(Postgres postgres) throws SQLException {
        postgres.run("CREATE SCHEMA bench", Kind.FUNCTION, Kind.fillIn("""
                INSERT INTO catalog (id, display_name, enabled, enabled_for_external_users, created_at, version)
                VALUES ({catalog of 1}, 'Bench', true, true, now(), 0)
                """));
    }

    /** The token of the session of whoever has an address. */
    static String token(String email) {
        return "guesthouse_session_of-" + email;
    }

    static String emailOf(long person, int organizations) {
        return "p" + person + "@o" + organizationOf(person, organizations) + ".example";
    }

    static String emailOfSponsor(long organization) {
        return "s" + organization + "@o" + organization + ".example";
    }

    static long organizationOf(long person, int organizations) {
        return 1 + (person - 1) % organizations;
    }

    /** Organizations 1 to so many, each with a domain and a sponsor of its own, who has a session. */
    void organizations(int count) throws SQLException {
        run(1, count, """
                INSERT INTO organization (id, display_name, state, created_at, version)
                SELECT {organization}, 'Organization ' || n, 'configured', now() - interval '1 year' + n * interval '1 second', 0
                """, """
                INSERT INTO identity_source (id, organization_id, domain) SELECT {source}, {organization}, 'o' || n || '.example'
                """, """
                INSERT INTO person (id, kind, state, email, email_domain, display_name, governed, created_at, version)
                SELECT {sponsor}, 'guest', 'active', 's' || n || '@o' || n || '.example', 'o' || n || '.example', 'Sponsor ' || n, false,
                    now() - interval '2 years' + n * interval '1 second', 0
                """, """
                INSERT INTO sponsor (id, organization_id, person_id, kind, created_at)
                SELECT {sponsorship}, {organization}, {sponsor}, 'external', now()
                """, """
                INSERT INTO session (id, person_id, token_hash, created_at, expires_at)
                SELECT {sponsorSession}, {sponsor}, sha256(convert_to('%s' || 's' || n || '@o' || n || '.example', 'UTF8')), now(),
                    now() + interval '12 hours'
                """.formatted(token("")));
    }

    /**
     * Packages, each of roles of its own, with a policy of one stage, which the organization's sponsors decide.
     *
     * @param scope as SQL
     */
    void packages(int from, int to, int roles, String scope) throws SQLException {
        run((from - 1) * roles + 1, to * roles, """
                INSERT INTO resource (id, connector_id, origin_id, kind) SELECT {resource}, '%s', 'team-' || n, 'team'
                """.formatted(LOCAL), """
                INSERT INTO resource_role (id, resource_id, name) SELECT {role}, {resource}, 'member'
                """, """
                INSERT INTO catalog_resource (id, catalog_id, resource_id, display_name, created_at)
                SELECT {offered}, {catalog of 1}, {resource}, 'Team ' || n, now()
                """, """
                INSERT INTO access_package_role (id, access_package_id, catalog_resource_id, resource_role_id)
                SELECT gen_random_uuid(), {accessPackage of 1 + (n - 1) / %d}, {offered}, {role}
                """.formatted(roles));
        run(from, to, """
                INSERT INTO access_package (id, catalog_id, display_name, hidden, link_token, created_at, version)
                SELECT {accessPackage}, {catalog of 1}, 'Package ' || n, false, lpad(n::text, 43, 'A'),
                    now() - interval '1 year' + n * interval '1 second', 0
                """, """
                INSERT INTO policy (id, access_package_id, display_name, enabled, current_version, created_at, version)
                SELECT {policy}, {accessPackage}, 'Partners', true, 1, now() - interval '1 year', 0
                """, """
                INSERT INTO policy_version (id, policy_id, number, scope, requestor_justification_required, expiration, duration_hours, created_at)
                SELECT {version}, {policy}, 1, %s, true, 'afterDuration', 2160, now() - interval '1 year'
                """.formatted(scope), """
                INSERT INTO approval_stage (id, policy_version_id, number, timeout_hours, approver_justification_required)
                SELECT {stageOfVersion}, {version}, 1, 336, true
                """, """
                INSERT INTO approver_rule (id, approval_stage_id, part, kind) SELECT {rule}, {stageOfVersion}, 'primary', 'externalSponsors'
                """);
    }

    /** Guests who came by a request. */
    void people(int from, int to, int organizations) throws SQLException {
        run(from, to, """
                INSERT INTO person (id, kind, state, email, email_domain, display_name, governed, created_at, version)
                SELECT {person}, 'guest', 'active', 'p' || n || '@' || domain, domain, 'Person ' || n, true,
                    now() - interval '1 year' + n * interval '1 second', 0
                FROM (SELECT n, 'o' || 1 + (n - 1) %% %d || '.example' AS domain {numbers}) numbered
                """.formatted(organizations));
    }

    void sessions(int from, int to, int organizations) throws SQLException {
        run(from, to, """
                INSERT INTO session (id, person_id, token_hash, created_at, expires_at)
                SELECT {personSession}, {person}, sha256(convert_to('%s' || 'p' || n || '@o' || 1 + (n - 1) %% %d || '.example', 'UTF8')), now(),
                    now() + interval '12 hours'
                """.formatted(token(""), organizations));
    }

    /** The accounts of people in the local directory, as delivery has made them. */
    void accounts(int from, int to) throws SQLException {
        run(from, to, """
                INSERT INTO account (person_id, connector_id, external_id, created_at) SELECT {person}, '%s', {person}::text, now()
                """.formatted(LOCAL), """
                INSERT INTO local_account (external_id, email, created_at)
                SELECT {person}::text, p.email, now() {numbers} JOIN person p ON p.id = {person}
                """);
    }

    /**
     * Has people hold a package each, by a request that was approved, with its roles.
     *
     * @param state of request and assignment: {@code delivered}, or {@code delivering}, and then no role is held yet
     * @param ofPackage the package's number, as SQL
     * @param endAt as SQL
     */
    void assignments(int from, int to, int organizations, int roles, String state, String ofPackage, String endAt) throws SQLException {
        var held = state.equals("delivered");
        var each = "{numbers}, LATERAL (SELECT (" + ofPackage + ")::bigint AS k) package";
        var statements = new ArrayList<>(List.of("""
                INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, organization_id, justification,
                    created_at, completed_at, version)
                SELECT {request}, 'userAdd', '%s', {accessPackage of k}, {version of k}, {person}, {organization of 1 + (n - 1) %% %d},
                    'I test the pumps.', now() - interval '60 days' + n * interval '1 second', %s, 2 %s
                """.formatted(state, organizations, held ? "now() - interval '30 days'" : "NULL", each), """
                INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, end_at, version)
                SELECT {assignment}, {accessPackage of k}, {person}, {version of k}, {request}, '%s', now() - interval '60 days', %s, 1 %s
                """.formatted(state, endAt, each)));
        for (int role = 1; role <= roles; role++) {
            statements.add("""
                    INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
                    SELECT {grant of n * 10 + %d}, {person}, {role of (k - 1) * %d + %d}, '%s', true, %s, now() - interval '30 days', 0, %s %s
                    """.formatted(role, roles, role, LOCAL, held, held ? "NULL" : "now()", each));
        }
        run(from, to, statements.toArray(String[]::new));
    }

    /** The memberships in the local directory of people who hold a package of one role, as delivery has made them. */
    void memberships(int from, int to, String ofPackage) throws SQLException {
        run(from, to, """
                INSERT INTO local_membership (external_id, origin_id, role, created_at) SELECT {person}::text, 'team-' || (%s), 'member', now()
                """.formatted(ofPackage));
    }

    /** The stages of the requests of people, decided by their sponsor. */
    void stages(int from, int to, int organizations, String ofPackage) throws SQLException {
        run(from, to, """
                INSERT INTO request_stage (id, request_id, approval_stage_id, number, state, opened_at, due_at, decided_by_id, decided_at)
                SELECT {stage}, {request}, {stageOfVersion of %s}, 1, 'approved', now() - interval '60 days', now() - interval '46 days',
                    {sponsor of 1 + (n - 1) %% %d}, now() - interval '59 days'
                """.formatted(ofPackage, organizations), """
                INSERT INTO stage_approver (id, stage_id, person_id, part, kind, asked_at)
                SELECT {asked}, {stage}, {sponsor of 1 + (n - 1) %% %d}, 'primary', 'externalSponsors', now() - interval '60 days'
                """.formatted(organizations));
    }

    /** Has PostgreSQL know what is there, as it does on a day after. */
    void settle() throws SQLException {
        postgres.run("VACUUM (ANALYZE)", "CHECKPOINT");
    }

    /** Runs statements, each for these numbers: where it does not say {@code {numbers}}, they are what it is about. */
    void run(int from, int to, String... statements) throws SQLException {
        var numbers = "FROM generate_series(%d, %d) AS n".formatted(from, to);
        try (var connection = postgres.connect(); var statement = connection.createStatement()) {
            for (var setting : List.of("session_replication_role = replica", "synchronous_commit = off", "work_mem = '256MB'")) {
                statement.execute("SET " + setting);
            }
            for (var sql : Stream.of(statements).map(it -> it.contains("{numbers}") ? it : it + "{numbers}").toList()) {
                statement.execute(Kind.fillIn(sql.replace("{numbers}", numbers)));
            }
        }
    }
}
