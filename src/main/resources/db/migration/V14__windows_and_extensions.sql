-- Asked-for windows (POL-08), extensions (POL-09), and requests about access that is there already (REQ-08, REQ-10).
ALTER TABLE policy_version
    ADD COLUMN requestor_may_choose        boolean NOT NULL DEFAULT false,
    ADD COLUMN extension_allowed           boolean NOT NULL DEFAULT false,
    ADD COLUMN extension_approval_required boolean NOT NULL DEFAULT false,
    ADD COLUMN notify_requestor            boolean NOT NULL DEFAULT true;

ALTER TABLE assignment_request
    ADD COLUMN start_at      timestamptz,
    ADD COLUMN end_at        timestamptz,
    -- What a request to extend, change or end is about; null where it asks for something new.
    ADD COLUMN assignment_id uuid REFERENCES assignment,
    ADD CHECK ((assignment_id IS NULL) = (type IN ('userAdd', 'adminAdd'))),
    ADD CHECK (end_at > start_at);
CREATE INDEX assignment_request_start ON assignment_request (start_at, id) WHERE state = 'scheduled';
CREATE INDEX assignment_request_assignment ON assignment_request (assignment_id) WHERE assignment_id IS NOT NULL;

ALTER TABLE assignment DROP CONSTRAINT assignment_end_reason_check;
ALTER TABLE assignment ADD CONSTRAINT assignment_end_reason_check
    CHECK (end_reason IN ('timeOver', 'givenBack', 'endedByPerson', 'organizationRemoved'));
