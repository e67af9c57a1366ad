-- Assignment policies. A version never changes: requests and assignments point to the one they were made under (POL-12).
CREATE TABLE policy (
    id                uuid PRIMARY KEY,
    access_package_id uuid        NOT NULL REFERENCES access_package,
    display_name      text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
    description       text        CHECK (char_length(description) <= 2000),
    enabled           boolean     NOT NULL,
    current_version   integer     NOT NULL,
    created_at        timestamptz NOT NULL,
    removed_at        timestamptz,
    version           integer     NOT NULL
);
CREATE UNIQUE INDEX policy_name ON policy (access_package_id, lower(display_name)) WHERE removed_at IS NULL;

CREATE TABLE policy_version (
    id                               uuid PRIMARY KEY,
    policy_id                        uuid        NOT NULL REFERENCES policy,
    number                           integer     NOT NULL CHECK (number > 0),
    scope                            text        NOT NULL CHECK (scope IN ('specificOrganizations', 'allConfiguredOrganizations',
                                                     'anyExternalUser', 'specificPeople', 'allMembers', 'nobody')),
    requestor_justification_required boolean     NOT NULL,
    expiration                       text        NOT NULL CHECK (expiration IN ('never', 'onDate', 'afterDuration')),
    end_at                           timestamptz,
    duration_hours                   integer     CHECK (duration_hours BETWEEN 1 AND 3660 * 24),
    created_at                       timestamptz NOT NULL,
    UNIQUE (policy_id, number),
    CHECK ((expiration = 'onDate') = (end_at IS NOT NULL)),
    CHECK ((expiration = 'afterDuration') = (duration_hours IS NOT NULL))
);

CREATE TABLE policy_version_organization (
    policy_version_id uuid NOT NULL REFERENCES policy_version,
    organization_id   uuid NOT NULL REFERENCES organization,
    PRIMARY KEY (policy_version_id, organization_id)
);

CREATE TABLE policy_version_person (
    policy_version_id uuid NOT NULL REFERENCES policy_version,
    person_id         uuid NOT NULL REFERENCES person,
    PRIMARY KEY (policy_version_id, person_id)
);

CREATE TABLE approval_stage (
    id                              uuid PRIMARY KEY,
    policy_version_id               uuid    NOT NULL REFERENCES policy_version,
    number                          integer NOT NULL CHECK (number BETWEEN 1 AND 3),
    timeout_hours                   integer NOT NULL CHECK (timeout_hours BETWEEN 24 AND 90 * 24),
    approver_justification_required boolean NOT NULL,
    UNIQUE (policy_version_id, number)
);

-- Whom a stage asks: a named person, or whoever plays a part for the requestor (POL-04).
CREATE TABLE approver_rule (
    id                uuid PRIMARY KEY,
    approval_stage_id uuid    NOT NULL REFERENCES approval_stage,
    part              text    NOT NULL CHECK (part IN ('primary', 'fallback')),
    kind              text    NOT NULL CHECK (kind IN ('person', 'internalSponsors', 'externalSponsors', 'manager')),
    person_id         uuid    REFERENCES person,
    CHECK ((kind = 'person') = (person_id IS NOT NULL))
);
CREATE INDEX approver_rule_stage ON approver_rule (approval_stage_id);
