-- Each list in its order (ORG-12), whatever it is asked for: by the index of what it is asked for, where that can be rare.
CREATE INDEX organization_state ON organization (state, created_at DESC, id DESC) WHERE removed_at IS NULL;
CREATE INDEX access_package_catalog ON access_package (catalog_id, created_at DESC, id DESC);
-- Outsiders may be the most, and are listed only where they are asked for.
DROP INDEX person_newest;
CREATE INDEX person_newest ON person (created_at DESC, id DESC) WHERE kind <> 'outsider' AND state <> 'deleted';
CREATE INDEX person_kind ON person (kind, created_at DESC, id DESC) WHERE state <> 'deleted';
CREATE INDEX assignment_request_state ON assignment_request (state, created_at DESC, id DESC);
CREATE INDEX assignment_request_organization ON assignment_request (organization_id, created_at DESC, id DESC) WHERE organization_id IS NOT NULL;
CREATE INDEX assignment_newest ON assignment (start_at DESC, id DESC);
CREATE INDEX assignment_package ON assignment (access_package_id, start_at DESC, id DESC);
-- In the place of one that no limit asks any more.
DROP INDEX message_recipient_sent;
CREATE INDEX message_recipient ON message (recipient, created_at DESC, id DESC);
-- Most were sent; of the others it tells too which are of no use any more (OPS-03).
DROP INDEX message_ended;
CREATE INDEX message_state ON message (state, created_at DESC, id DESC) WHERE state <> 'sent';

-- What somebody can ask for (REQ-01) is found from whom a policy names, and from the few that name nobody.
CREATE INDEX policy_version_organization_organization ON policy_version_organization (organization_id, policy_version_id);
CREATE INDEX policy_version_person_person ON policy_version_person (person_id, policy_version_id);
CREATE INDEX policy_version_scope ON policy_version (scope) WHERE scope IN ('allMembers', 'allConfiguredOrganizations', 'anyExternalUser');
