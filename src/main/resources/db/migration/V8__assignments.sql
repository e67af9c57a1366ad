-- Who has which package from when until when, and the grants that the target systems should hold.
CREATE TABLE assignment (
    id                uuid PRIMARY KEY,
    access_package_id uuid        NOT NULL REFERENCES access_package,
    person_id         uuid        NOT NULL REFERENCES person,
    policy_version_id uuid        NOT NULL REFERENCES policy_version,
    request_id        uuid        NOT NULL UNIQUE REFERENCES assignment_request,
    state             text        NOT NULL CHECK (state IN ('delivering', 'delivered', 'partiallyDelivered', 'deliveryFailed', 'expired')),
    start_at          timestamptz NOT NULL,
    -- The end moment itself is outside; null is never.
    end_at            timestamptz,
    -- When it was swept or taken away; liveness is decided by the interval and this, not by the state.
    ended_at          timestamptz,
    version           integer     NOT NULL,
    CHECK (end_at > start_at),
    CHECK ((state = 'expired') = (ended_at IS NOT NULL))
);
-- One assignment a person and package that was not ended (overdue ones are ended before another is made).
CREATE UNIQUE INDEX assignment_live ON assignment (access_package_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX assignment_due ON assignment (end_at, id) WHERE ended_at IS NULL;
-- Those that delivery settles.
CREATE INDEX assignment_delivering ON assignment (start_at, id) WHERE state = 'delivering';
CREATE INDEX assignment_person ON assignment (person_id, start_at DESC, id DESC);

-- The account of a person in a target system.
CREATE TABLE account (
    person_id    uuid        NOT NULL REFERENCES person,
    connector_id uuid        NOT NULL REFERENCES connector,
    external_id  text        NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (person_id, connector_id),
    UNIQUE (connector_id, external_id)
);

-- Desired state: what a person should hold (wanted) and what the target confirmed (held). Delivery makes them agree.
CREATE TABLE role_grant (
    id               uuid PRIMARY KEY,
    person_id        uuid        NOT NULL REFERENCES person,
    resource_role_id uuid        NOT NULL REFERENCES resource_role,
    -- The role's, which never changes: so that what one connector has to do is found without the others'.
    connector_id     uuid        NOT NULL REFERENCES connector,
    wanted           boolean     NOT NULL,
    held             boolean     NOT NULL,
    wanted_since     timestamptz NOT NULL,
    tries            integer     NOT NULL,
    -- When delivery looks at it next; null rests after the last try until it is replayed.
    next_try_at      timestamptz,
    claimed_until    timestamptz,
    last_error       text,
    UNIQUE (person_id, resource_role_id)
);
CREATE INDEX role_grant_open ON role_grant (connector_id, next_try_at) WHERE wanted <> held AND next_try_at IS NOT NULL;

-- The local directory (CON-02): a target system that needs nothing.
CREATE TABLE local_account (
    external_id text PRIMARY KEY,
    email       text        NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE TABLE local_membership (
    external_id text        NOT NULL REFERENCES local_account,
    origin_id   text        NOT NULL,
    role        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (external_id, origin_id, role)
);
