-- Assignment requests and the stages of their approval.
CREATE TABLE assignment_request (
    id                uuid PRIMARY KEY,
    type              text        NOT NULL CHECK (type IN ('userAdd', 'userExtend', 'userRemove', 'adminAdd', 'adminUpdate',
                                                           'adminRemove', 'systemRemove')),
    state             text        NOT NULL CHECK (state IN ('submitted', 'pendingApproval', 'scheduled', 'delivering', 'delivered',
                                                            'partiallyDelivered', 'deliveryFailed', 'denied', 'canceled')),
    reason            text,
    access_package_id uuid        NOT NULL REFERENCES access_package,
    policy_version_id uuid        NOT NULL REFERENCES policy_version,
    requestor_id      uuid        NOT NULL REFERENCES person,
    -- The requestor's organization when they asked; null for members and people of none.
    organization_id   uuid        REFERENCES organization,
    justification     text        CHECK (char_length(justification) <= 4000),
    created_at        timestamptz NOT NULL,
    completed_at      timestamptz,
    version           integer     NOT NULL,
    CHECK ((completed_at IS NOT NULL) = (state IN ('delivered', 'partiallyDelivered', 'deliveryFailed', 'denied', 'canceled')))
);
-- One open request a person and package (REQ-05).
CREATE UNIQUE INDEX assignment_request_open ON assignment_request (access_package_id, requestor_id)
    WHERE state IN ('submitted', 'pendingApproval', 'scheduled', 'delivering');
CREATE INDEX assignment_request_newest ON assignment_request (created_at DESC, id DESC);
CREATE INDEX assignment_request_requestor ON assignment_request (requestor_id, created_at DESC, id DESC);
CREATE INDEX assignment_request_package ON assignment_request (access_package_id, created_at DESC, id DESC);

CREATE TABLE request_stage (
    id                uuid PRIMARY KEY,
    request_id        uuid        NOT NULL REFERENCES assignment_request,
    approval_stage_id uuid        NOT NULL REFERENCES approval_stage,
    number            integer     NOT NULL,
    state             text        NOT NULL CHECK (state IN ('open', 'approved', 'denied', 'timedOut', 'canceled')),
    opened_at         timestamptz NOT NULL,
    due_at            timestamptz NOT NULL,
    decided_by_id     uuid        REFERENCES person,
    decided_at        timestamptz,
    justification     text        CHECK (char_length(justification) <= 4000),
    UNIQUE (request_id, number),
    CHECK ((state = 'open') = (decided_at IS NULL)),
    CHECK (decided_by_id IS NULL OR state IN ('approved', 'denied'))
);
-- One open stage a request.
CREATE UNIQUE INDEX request_stage_open ON request_stage (request_id) WHERE state = 'open';
CREATE INDEX request_stage_due ON request_stage (due_at) WHERE state = 'open';

-- Whom a stage asked, and by which standing; they may decide while they still have it (APR-12).
CREATE TABLE stage_approver (
    id        uuid PRIMARY KEY,
    stage_id  uuid        NOT NULL REFERENCES request_stage,
    person_id uuid        NOT NULL REFERENCES person,
    part      text        NOT NULL CHECK (part IN ('primary', 'fallback')),
    kind      text        NOT NULL CHECK (kind IN ('person', 'internalSponsors', 'externalSponsors', 'manager')),
    asked_at  timestamptz NOT NULL,
    UNIQUE (stage_id, person_id, kind)
);
CREATE INDEX stage_approver_person ON stage_approver (person_id, stage_id);

-- Links in messages to approvers (APR-06): the token is kept as SHA-256 only.
CREATE TABLE approval_link (
    token_hash  bytea PRIMARY KEY,
    stage_id    uuid        NOT NULL REFERENCES request_stage,
    approver_id uuid        NOT NULL REFERENCES person,
    created_at  timestamptz NOT NULL
);
CREATE INDEX approval_link_stage ON approval_link (stage_id);
