-- An instance that has been in use for years, up to the moment grown.now: grown.requests and people, grown.partners, grown.packages, and of
-- everything else as much as belongs to them. Run by a superuser with session_replication_role = replica.
--
-- Rare is what is rare in life: one request in a thousand waits, one message in a thousand rests, and nothing is due. Every tenth request was
-- decided by the same person.
CREATE FUNCTION pg_temp.id(kind integer, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT cast(lpad(to_hex(number), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(kind), 12, '0') AS uuid)
$$;
CREATE FUNCTION pg_temp.at(number bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT cast(current_setting('grown.now') AS timestamptz) - interval '2000 days' * (1 - number / cast(current_setting('grown.requests') AS double precision))
$$;
-- So long before (or, negative, after) now.
CREATE FUNCTION pg_temp.ago(span interval) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT cast(current_setting('grown.now') AS timestamptz) - span
$$;
CREATE TEMPORARY VIEW many AS SELECT n FROM generate_series(1, cast(current_setting('grown.requests') AS integer)) AS n;
CREATE TEMPORARY VIEW partners AS SELECT n FROM many WHERE n <= cast(current_setting('grown.partners') AS integer);
CREATE TEMPORARY VIEW packages AS SELECT n FROM many WHERE n <= cast(current_setting('grown.packages') AS integer);

INSERT INTO organization (id, display_name, state, created_at, version)
SELECT pg_temp.id(1, n), 'Partner ' || n, CASE WHEN n % 500 = 7 THEN 'proposed' ELSE 'configured' END, pg_temp.at(n), 0 FROM partners;
INSERT INTO identity_source (id, organization_id, domain)
SELECT pg_temp.id(2, n), pg_temp.id(1, n), 'partner' || n || '.example' FROM partners;

-- Somebody for each request: guests and outsiders, one in a thousand a member, each hundredth with an international domain, each second with a
-- manager, each tenth to be deleted.
INSERT INTO person (id, kind, state, email, email_domain, display_name, governed, manager_id, delete_at, without_access_since, created_at, version)
SELECT pg_temp.id(3, n), CASE WHEN n % 1000 = 0 THEN 'member' WHEN n % 3 = 0 AND n > cast(current_setting('grown.partners') AS integer) THEN 'outsider' ELSE 'guest' END, 'active',
    'person' || n || '@' || domain, domain, 'Person ' || n, n % 2 = 0,
    CASE WHEN n % 2 = 0 THEN pg_temp.id(3, n - 1) END, CASE WHEN n % 10 = 2 THEN pg_temp.ago('-20 days') END, CASE WHEN n % 10 = 2 THEN pg_temp.ago('10 days') END, pg_temp.at(n), 0
FROM many, LATERAL (SELECT CASE WHEN n % 1000 = 0 THEN 'grown.example' WHEN n % 100 = 50 THEN 'xn--mller' || n || '-kva.example'
    ELSE 'partner' || 1 + (n - 1) % (SELECT count(*) FROM partners) || '.example' END) its (domain);
INSERT INTO session (id, person_id, token_hash, created_at, expires_at, ended_at)
SELECT pg_temp.id(4, n), pg_temp.id(3, n), sha256(cast(cast(n AS text) AS bytea)), pg_temp.ago('1 hour'), pg_temp.ago('-10 hours'), null FROM many;
INSERT INTO account (person_id, connector_id, external_id, created_at)
SELECT pg_temp.id(3, n), '00000000-0000-7000-8000-000000000001', 'external-' || n, pg_temp.at(n) FROM many;
INSERT INTO local_account (external_id, email, created_at) SELECT 'external-' || n, 'person' || n, pg_temp.at(n) FROM many;
INSERT INTO local_membership (external_id, origin_id, role, created_at) SELECT 'external-' || n, 'grown-' || n, 'member', pg_temp.at(n) FROM many;
INSERT INTO person_identity (issuer, subject, person_id, created_at) SELECT 'https://issuer.example', 'subject-' || n, pg_temp.id(3, n), pg_temp.at(n) FROM many;
INSERT INTO former_address (person_id, email, left_at) SELECT pg_temp.id(3, n), 'former' || n || '@partner.example', pg_temp.at(n) FROM many;
INSERT INTO sponsor (id, organization_id, person_id, kind, created_at) SELECT pg_temp.id(5, n), pg_temp.id(1, n), pg_temp.id(3, n), 'external', pg_temp.at(n) FROM partners;

INSERT INTO catalog (id, display_name, enabled, enabled_for_external_users, created_at, version)
SELECT pg_temp.id(10, n), 'Grown ' || n, true, true, pg_temp.at(n), 0 FROM partners WHERE n % 10 = 0;
INSERT INTO resource (id, connector_id, origin_id, kind)
SELECT pg_temp.id(11, n), '00000000-0000-7000-8000-000000000001', 'grown-' || n, 'team' FROM packages;
INSERT INTO resource_role (id, resource_id, name) SELECT pg_temp.id(12, n), pg_temp.id(11, n), 'member' FROM packages;
INSERT INTO catalog_resource (id, catalog_id, resource_id, display_name, created_at)
SELECT pg_temp.id(13, n), pg_temp.id(10, 10 + 10 * (n % (SELECT count(*) / 10 FROM partners))), pg_temp.id(11, n), 'Team ' || n, pg_temp.at(n) FROM packages;
INSERT INTO access_package (id, catalog_id, display_name, hidden, link_token, created_at, version)
SELECT pg_temp.id(14, n), pg_temp.id(10, 10 + 10 * (n % (SELECT count(*) / 10 FROM partners))), 'Package ' || n, false, 'grown-' || n, pg_temp.at(n), 0 FROM packages;
INSERT INTO access_package_role (id, access_package_id, catalog_resource_id, resource_role_id)
SELECT pg_temp.id(15, n), pg_temp.id(14, n), pg_temp.id(13, n), pg_temp.id(12, n) FROM packages;
INSERT INTO policy (id, access_package_id, display_name, enabled, current_version, created_at, version)
SELECT pg_temp.id(16, n), pg_temp.id(14, n), 'Policy', true, 1, pg_temp.at(n), 0 FROM packages;
INSERT INTO policy_version (id, policy_id, number, scope, requestor_justification_required, expiration, duration_hours, created_at)
SELECT pg_temp.id(17, n), pg_temp.id(16, n), 1, CASE WHEN n % 100 = 0 THEN 'specificPeople' ELSE 'specificOrganizations' END, false, 'afterDuration', 4320, pg_temp.at(n) FROM packages;
INSERT INTO policy_version_organization (policy_version_id, organization_id)
SELECT pg_temp.id(17, n), pg_temp.id(1, 1 + (n - 1) % (SELECT count(*) FROM partners)) FROM packages WHERE n % 100 <> 0;
INSERT INTO policy_version_person (policy_version_id, person_id) SELECT pg_temp.id(17, n), pg_temp.id(3, n) FROM packages WHERE n % 100 = 0;
INSERT INTO approval_stage (id, policy_version_id, number, timeout_hours, approver_justification_required)
SELECT pg_temp.id(18, n), pg_temp.id(17, n), 1, 336, false FROM packages;
INSERT INTO approver_rule (id, approval_stage_id, part, kind) SELECT pg_temp.id(19, n), pg_temp.id(18, n), 'primary', 'externalSponsors' FROM packages;
INSERT INTO policy_question (id, policy_version_id, question_id, number, kind, text, required)
SELECT pg_temp.id(30, n), pg_temp.id(17, n), pg_temp.id(31, n), 1, 'text', '{"en": "Which line?"}', false FROM packages;
INSERT INTO access_package_incompatibility (access_package_id, incompatible_id) SELECT pg_temp.id(14, n), pg_temp.id(14, n - 1) FROM packages WHERE n > 1;

-- Requests: one in a thousand waits still, of the rest seven in ten were delivered.
CREATE TEMPORARY TABLE asked AS
SELECT n, pg_temp.at(n) AS at, 1 + (n - 1) % (SELECT count(*) FROM packages) AS package, 1 + (n - 1) % (SELECT count(*) FROM partners) AS partner,
    CASE WHEN n % 1000 = 500 THEN 'pendingApproval' WHEN n % 10 < 7 THEN 'delivered' ELSE 'denied' END AS state FROM many;
INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, organization_id, justification, created_at, completed_at, version)
SELECT pg_temp.id(20, n), 'userAdd', state, pg_temp.id(14, package), pg_temp.id(17, package), pg_temp.id(3, n), pg_temp.id(1, partner), 'The new line opens in May', at,
    CASE WHEN state <> 'pendingApproval' THEN at END, 0 FROM asked;
INSERT INTO request_stage (id, request_id, approval_stage_id, number, state, opened_at, due_at, decided_by_id, decided_at)
SELECT pg_temp.id(21, n), pg_temp.id(20, n), pg_temp.id(18, package), 1, CASE state WHEN 'pendingApproval' THEN 'open' WHEN 'denied' THEN 'denied' ELSE 'approved' END, at,
    CASE state WHEN 'pendingApproval' THEN pg_temp.ago('-10 days') ELSE at + interval '14 days' END,
    CASE WHEN state <> 'pendingApproval' THEN pg_temp.id(3, approver) END, CASE WHEN state <> 'pendingApproval' THEN at END
FROM asked, LATERAL (SELECT CASE WHEN n % 10 = 0 THEN 1 ELSE partner END) its (approver);
INSERT INTO request_answer (id, request_id, question_id, value) SELECT pg_temp.id(32, n), pg_temp.id(20, n), pg_temp.id(30, package), 'The first' FROM asked;
INSERT INTO stage_approver (id, stage_id, person_id, part, kind, asked_at)
SELECT pg_temp.id(22, n), pg_temp.id(21, n), pg_temp.id(3, CASE WHEN n % 10 = 0 THEN 1 ELSE partner END), 'primary', CASE WHEN n % 10 = 0 THEN 'person' ELSE 'externalSponsors' END, at FROM asked;
INSERT INTO approval_link (token_hash, stage_id, approver_id, created_at)
SELECT sha256(cast('link' || n AS bytea)), pg_temp.id(21, n), pg_temp.id(3, CASE WHEN n % 10 = 0 THEN 1 ELSE partner END), at FROM asked WHERE at > pg_temp.ago('60 days');

-- Half of what was delivered has ended.
INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, end_at, ended_at, end_reason, version)
SELECT pg_temp.id(23, n), pg_temp.id(14, package), pg_temp.id(3, n), pg_temp.id(17, package), pg_temp.id(20, n), CASE WHEN n % 2 = 0 THEN 'expired' ELSE 'delivered' END, at,
    CASE WHEN n % 2 = 0 THEN at + interval '1 day' ELSE pg_temp.ago('-100 days') + n * interval '1 minute' END,
    CASE WHEN n % 2 = 0 THEN at + interval '1 day' END, CASE WHEN n % 2 = 0 THEN 'timeOver' END, 0 FROM asked WHERE state = 'delivered';
-- Of what is wanted a tenth rests, and another waits until tomorrow.
INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
SELECT pg_temp.id(24, n), pg_temp.id(3, n), pg_temp.id(12, package), '00000000-0000-7000-8000-000000000001', n % 2 = 1, n % 2 = 1 AND n % 20 NOT IN (11, 13), at, 0,
    CASE n % 20 WHEN 11 THEN NULL WHEN 13 THEN pg_temp.ago('-1 day') ELSE at END FROM asked WHERE state = 'delivered';

-- Of what did not agree, a tenth does not yet.
INSERT INTO drift (id, connector_id, resource_role_id, kind, external_id, person_id, reason, found_at, gone_at)
SELECT pg_temp.id(27, n), '00000000-0000-7000-8000-000000000001', pg_temp.id(12, package), CASE WHEN n % 50 = 1 THEN 'unbelieved' WHEN n % 2 = 0 THEN 'lost' ELSE 'found' END,
    CASE WHEN n % 50 <> 1 THEN 'account ' || n END, CASE WHEN n % 50 <> 1 THEN pg_temp.id(3, n) END, CASE WHEN n % 50 = 1 THEN 'It answered with HTML.' END, at,
    CASE WHEN n % 10 <> 7 THEN at END FROM asked WHERE state = 'delivered';

-- Counted every day, and each day one failed.
INSERT INTO access_day (day, live) SELECT cast(pg_temp.ago('1 day') AT TIME ZONE 'UTC' AS date) - n + 1, n FROM partners;
INSERT INTO failed_deliveries (day, connector_id, tries)
SELECT cast(pg_temp.ago('0 days') AT TIME ZONE 'UTC' AS date) - n + 1, '00000000-0000-7000-8000-000000000001', 1 FROM partners;

INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, sent_at, refused_at)
SELECT pg_temp.id(25, n), 'accessGiven', 'assignment:' || n || ':given', 'person' || n || '@partner' || partner || '.example', pg_temp.id(3, n), '{}',
    CASE WHEN resting THEN 'resting' ELSE 'sent' END, pg_temp.ago('10 days') + n * interval '1 millisecond', 0,
    CASE WHEN NOT resting THEN pg_temp.ago('9 days') END, null
FROM asked, LATERAL (SELECT n % 1000 = 1) its (resting);
INSERT INTO audit_event (id, at, action, actor_kind, actor_id, subject_kind, subject_id, after)
SELECT pg_temp.id(26, n), at, 'request.' || state, 'person', pg_temp.id(3, n), 'request', pg_temp.id(20, n), '{}' FROM asked;
INSERT INTO audit_personal (event_id, salt, personal) SELECT pg_temp.id(26, n), '', '{}' FROM asked;

-- What is kept for a time only, and that time is not over.
INSERT INTO sign_in_code (id, email, caller_address, ticket_hash, tries, created_at, expires_at, brings_pass)
SELECT pg_temp.id(27, n), 'person' || n || '@partner' || partner || '.example', '192.0.2.' || n % 250, sha256(cast('ticket' || n AS bytea)), 0, pg_temp.ago('1 hour'), pg_temp.ago('-1 hour'), false FROM asked;
INSERT INTO code_pass (id, email, token_hash, expires_at)
SELECT pg_temp.id(28, n), 'person' || n || '@partner' || partner || '.example', sha256(cast('pass' || n AS bytea)), pg_temp.ago('-10 days') FROM asked;
INSERT INTO idempotency_key (caller_id, function, key, body_hash, created_at)
SELECT pg_temp.id(3, n), 'submit-request', 'key-' || n, sha256(cast(cast(n AS text) AS bytea)), pg_temp.ago('1 hour') FROM asked;
INSERT INTO request_origin (id, requestor_id, domain, network, created_at)
SELECT pg_temp.id(29, n), pg_temp.id(3, n), 'partner' || partner || '.example', '198.51.' || n % 250, pg_temp.ago('1 hour') FROM asked;
DISCARD TEMPORARY;
