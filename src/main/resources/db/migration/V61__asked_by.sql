-- Who asked for somebody else: a sponsor for one of their organization's people (REQ-16). Null where the requestor did, or nobody asked.
ALTER TABLE assignment_request ADD COLUMN asked_by_id uuid REFERENCES person;
-- How much somebody has asked for others lately (MSG-05).
CREATE INDEX assignment_request_asked_by ON assignment_request (asked_by_id, created_at) WHERE asked_by_id IS NOT NULL;
