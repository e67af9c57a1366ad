import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills tables by sets. Everything has a number, and its id is made of its kind and its number, so that all ids are known beforehand; only columns
 * are written that every schema has. Foreign keys are not looked at meanwhile, and nothing waits for the disk.
 */
final class Fill {

    /** What ids are made of: {@code bench.id(kind, number)}. */
    static final int ORGANIZATION = 1, SOURCE = 2, SPONSOR = 3, SPONSORSHIP = 4, SPONSOR_SESSION = 5, PERSON = 16, PERSON_SESSION = 17, CATALOG = 32,
            RESOURCE = 33, ROLE = 34, OFFERED = 35, PACKAGE = 36, POLICY = 37, VERSION = 38, STAGE_OF_VERSION = 39, RULE = 40, REQUEST = 64,
            ASSIGNMENT = 65, STAGE = 66, ASKED = 67, GRANT = 80;

    static final String LOCAL = "00000000-0000-7000-8000-000000000001";

    private final Postgres postgres;

    Fill(Postgres postgres) {
        this.postgres = postgres;
    }

    /** What the others need. */
    static void prepare(Postgres postgres) throws SQLException {
        postgres.run("CREATE SCHEMA bench", """
                CREATE FUNCTION bench.id(kind int, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT ('01900000-0000-7' || lpad(to_hex(kind), 3, '0') || '-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$
                """, "INSERT INTO catalog (id, display_name, enabled, enabled_for_external_users, created_at, version) VALUES ("
                + id(CATALOG, "1") + ", 'Bench', true, true, now(), 0)");
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

    /** As SQL, of a number in SQL. */
    static String id(int kind, String number) {
        return "bench.id(" + kind + ", " + number + ")";
    }

    /** Of a number that is known here. */
    static String uuid(int kind, long number) {
        return String.format(Locale.ROOT, "01900000-0000-7%03x-8000-%012x", kind, number);
    }

    /** Organizations 1 to so many, each with a domain and a sponsor of its own, who has a session. */
    void organizations(int count) throws SQLException {
        run(numbers("""
                INSERT INTO organization (id, display_name, state, created_at, version)
                SELECT {organization}, 'Organization ' || n, 'configured', now() - interval '1 year' + n * interval '1 second', 0 FROM {numbers}
                """, 1, count), numbers("INSERT INTO identity_source (id, organization_id, domain) SELECT {source}, {organization}, 'o' || n || '.example' FROM {numbers}", 1, count),
                numbers("""
                        INSERT INTO person (id, kind, state, email, email_domain, display_name, governed, created_at, version)
                        SELECT {sponsor}, 'guest', 'active', 's' || n || '@o' || n || '.example', 'o' || n || '.example', 'Sponsor ' || n, false,
                            now() - interval '2 years' + n * interval '1 second', 0 FROM {numbers}
                        """, 1, count),
                numbers("""
                        INSERT INTO sponsor (id, organization_id, person_id, kind, created_at)
                        SELECT {sponsorship}, {organization}, {sponsor}, 'external', now() FROM {numbers}
                        """, 1, count),
                numbers("""
                        INSERT INTO session (id, person_id, token_hash, created_at, expires_at)
                        SELECT {sponsorSession}, {sponsor}, sha256(convert_to('guesthouse_session_of-s' || n || '@o' || n || '.example', 'UTF8')), now(),
                            now() + interval '12 hours' FROM {numbers}
                        """, 1, count));
    }

    /**
     * Packages, each of roles of its own, with a policy of one stage, which the organization's sponsors decide.
     *
     * @param scope as SQL of {@code n}
     */
    void packages(int from, int to, int roles, String scope) throws SQLException {
        var first = (from - 1) * roles + 1;
        var last = to * roles;
        run(numbers("INSERT INTO resource (id, connector_id, origin_id, kind) SELECT {resource}, '" + LOCAL + "', 'team-' || n, 'team' FROM {numbers}", first, last),
                numbers("INSERT INTO resource_role (id, resource_id, name) SELECT {role}, {resource}, 'member' FROM {numbers}", first, last),
                numbers("""
                        INSERT INTO catalog_resource (id, catalog_id, resource_id, display_name, created_at)
                        SELECT {offered}, bench.id(32, 1), {resource}, 'Team ' || n, now() FROM {numbers}
                        """, first, last),
                numbers("""
                        INSERT INTO access_package (id, catalog_id, display_name, hidden, link_token, created_at, version)
                        SELECT {package}, bench.id(32, 1), 'Package ' || n, false, lpad(n::text, 43, 'A'), now() - interval '1 year' + n * interval '1 second', 0
                        FROM {numbers}
                        """, from, to),
                numbers("""
                        INSERT INTO access_package_role (id, access_package_id, catalog_resource_id, resource_role_id)
                        SELECT gen_random_uuid(), bench.id(36, 1 + (n - 1) / %d), {offered}, {role} FROM {numbers}
                        """.formatted(roles), first, last),
                numbers("""
                        INSERT INTO policy (id, access_package_id, display_name, enabled, current_version, created_at, version)
                        SELECT {policy}, {package}, 'Partners', true, 1, now() - interval '1 year', 0 FROM {numbers}
                        """, from, to),
                numbers("""
                        INSERT INTO policy_version (id, policy_id, number, scope, requestor_justification_required, expiration, duration_hours, created_at)
                        SELECT {version}, {policy}, 1, %s, true, 'afterDuration', 2160, now() - interval '1 year' FROM {numbers}
                        """.formatted(scope), from, to),
                numbers("""
                        INSERT INTO approval_stage (id, policy_version_id, number, timeout_hours, approver_justification_required)
                        SELECT {stageOfVersion}, {version}, 1, 336, true FROM {numbers}
                        """, from, to),
                numbers("INSERT INTO approver_rule (id, approval_stage_id, part, kind) SELECT {rule}, {stageOfVersion}, 'primary', 'externalSponsors' FROM {numbers}", from, to));
    }

    /** Guests who came by a request, spread over so many organizations. */
    void people(int from, int to, int organizations) throws SQLException {
        run(numbers("""
                INSERT INTO person (id, kind, state, email, email_domain, display_name, governed, created_at, version)
                SELECT {person}, 'guest', 'active', 'p' || n || '@o' || 1 + (n - 1) % %1$d || '.example', 'o' || 1 + (n - 1) % %1$d || '.example', 'Person ' || n, true,
                    now() - interval '1 year' + n * interval '1 second', 0 FROM {numbers}
                """.replace("%1$d", String.valueOf(organizations)), from, to));
    }

    void sessions(int from, int to, int organizations) throws SQLException {
        run(numbers("""
                INSERT INTO session (id, person_id, token_hash, created_at, expires_at)
                SELECT {personSession}, {person}, sha256(convert_to('guesthouse_session_of-p' || n || '@o' || 1 + (n - 1) % %d || '.example', 'UTF8')), now(),
                    now() + interval '12 hours' FROM {numbers}
                """.replace("%d", String.valueOf(organizations)), from, to));
    }

    /** The accounts of people in the local directory, as delivery has made them. */
    void accounts(int from, int to) throws SQLException {
        run(numbers("INSERT INTO account (person_id, connector_id, external_id, created_at) SELECT {person}, '" + LOCAL + "', {person}::text, now() FROM {numbers}", from, to),
                numbers("""
                        INSERT INTO local_account (external_id, email, created_at)
                        SELECT {person}::text, p.email, now() FROM {numbers} JOIN person p ON p.id = {person}
                        """, from, to));
    }

    /**
     * Has people hold a package each, by a request that was approved, with its roles.
     *
     * @param state of request and assignment: {@code delivered}, or {@code delivering}, and then no role is held yet
     * @param ofPackage the package's number, as SQL of {@code n}
     * @param endAt as SQL of {@code n}
     */
    void assignments(int from, int to, int organizations, int roles, String state, String ofPackage, String endAt) throws SQLException {
        var delivered = state.equals("delivered");
        var statements = new ArrayList<>(List.of("""
                INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, organization_id, justification, created_at,
                    completed_at, version, given_start_at, given_end_at)
                SELECT {request}, 'userAdd', '%1$s', bench.id(36, k), bench.id(38, k), {person}, bench.id(1, 1 + (n - 1) %% %2$d), 'I test the pumps.',
                    now() - interval '60 days' + n * interval '1 second', CASE WHEN '%1$s' = 'delivered' THEN now() - interval '30 days' END, 2,
                    now() - interval '60 days', %4$s FROM {numbers}, LATERAL (SELECT (%3$s)::bigint AS k) package
                """.formatted(state, organizations, ofPackage, endAt), """
                INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, end_at, version)
                SELECT {assignment}, bench.id(36, k), {person}, bench.id(38, k), {request}, '%s', now() - interval '60 days', %s, 1
                FROM {numbers}, LATERAL (SELECT (%s)::bigint AS k) package
                """.formatted(state, endAt, ofPackage)));
        for (int role = 1; role <= roles; role++) {
            statements.add("""
                    INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
                    SELECT bench.id(%1$d, n), {person}, bench.id(34, (k - 1) * %2$d + %3$d), '%4$s', true, %5$s, now() - interval '30 days', 0,
                        CASE WHEN NOT %5$s THEN now() END FROM {numbers}, LATERAL (SELECT (%6$s)::bigint AS k) package
                    """.formatted(GRANT + role, roles, role, LOCAL, delivered, ofPackage));
        }
        run(statements.stream().map(sql -> numbers(sql, from, to)).toArray(String[]::new));
    }

    /** The memberships in the local directory of people who hold a package, as delivery has made them. */
    void memberships(int from, int to, int roles, String ofPackage) throws SQLException {
        for (int role = 1; role <= roles; role++) {
            run(numbers("""
                    INSERT INTO local_membership (external_id, origin_id, role, created_at)
                    SELECT {person}::text, 'team-' || ((%s) - 1) * %d + %d, 'member', now() FROM {numbers}
                    """.formatted(ofPackage, roles, role), from, to));
        }
    }

    /** The stages of the requests of people: decided by their sponsor, or open and theirs to decide. */
    void stages(int from, int to, int organizations, String ofPackage, boolean open) throws SQLException {
        run(numbers("""
                INSERT INTO request_stage (id, request_id, approval_stage_id, number, state, opened_at, due_at, decided_by_id, decided_at, justification)
                SELECT {stage}, {request}, bench.id(39, %1$s), 1, '%2$s', now() - interval '1 day' + n * interval '1 millisecond', now() + interval '10 days',
                    CASE WHEN '%2$s' <> 'open' THEN bench.id(3, 1 + (n - 1) %% %3$d) END, CASE WHEN '%2$s' <> 'open' THEN now() END, NULL FROM {numbers}
                """.formatted(ofPackage, open ? "open" : "approved", organizations), from, to), numbers("""
                INSERT INTO stage_approver (id, stage_id, person_id, part, kind, asked_at)
                SELECT {asked}, {stage}, bench.id(3, 1 + (n - 1) %% %d), 'primary', 'externalSponsors', now() FROM {numbers}
                """.formatted(organizations), from, to));
    }

    /** Has PostgreSQL know what is there, as it does on a day after. */
    void settle() throws SQLException {
        postgres.run("VACUUM (ANALYZE)", "CHECKPOINT");
    }

    void run(String... statements) throws SQLException {
        try (var connection = postgres.connect(); var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET work_mem = '256MB'");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Fills in {@code {numbers}}, as {@code n}, and the ids of what has such a number. */
    private static String numbers(String sql, int from, int to) {
        return sql.replace("{numbers}", "generate_series(%d, %d) AS n".formatted(from, to)).replace("{organization}", id(ORGANIZATION, "n"))
                .replace("{source}", id(SOURCE, "n")).replace("{sponsor}", id(SPONSOR, "n")).replace("{sponsorship}", id(SPONSORSHIP, "n"))
                .replace("{sponsorSession}", id(SPONSOR_SESSION, "n")).replace("{person}", id(PERSON, "n")).replace("{personSession}", id(PERSON_SESSION, "n"))
                .replace("{resource}", id(RESOURCE, "n")).replace("{role}", id(ROLE, "n")).replace("{offered}", id(OFFERED, "n"))
                .replace("{package}", id(PACKAGE, "n")).replace("{policy}", id(POLICY, "n")).replace("{version}", id(VERSION, "n"))
                .replace("{stageOfVersion}", id(STAGE_OF_VERSION, "n")).replace("{rule}", id(RULE, "n")).replace("{request}", id(REQUEST, "n"))
                .replace("{assignment}", id(ASSIGNMENT, "n")).replace("{stage}", id(STAGE, "n")).replace("{asked}", id(ASKED, "n"));
    }
}
