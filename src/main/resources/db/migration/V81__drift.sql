-- Where the comparison of a target system with what is wanted of it stands (ASG-07): it goes role after role and page after page, and whoever
-- comes next goes on there.
CREATE TABLE reconciliation (
    connector_id     uuid PRIMARY KEY REFERENCES connector,
    -- Of the round under way; null where none is.
    begun_at         timestamptz,
    -- The role that was looked at last in this round, and since when it is read; null once it is compared.
    resource_role_id uuid REFERENCES resource_role,
    reading_since    timestamptz,
    -- Where the target system goes on; null for its beginning.
    next             text,
    -- Of the last round that came to its end, and whether the target system could say who has a role.
    finished_at      timestamptz,
    readable         boolean NOT NULL DEFAULT true,
    CHECK (reading_since IS NULL OR resource_role_id IS NOT NULL AND begun_at IS NOT NULL)
);
-- Who has the role that is being read, as far as it is read.
CREATE TABLE read_holder (
    connector_id uuid NOT NULL REFERENCES reconciliation,
    external_id  text NOT NULL,
    PRIMARY KEY (connector_id, external_id)
);

-- Where a target system and what is wanted of it did not agree.
CREATE TABLE drift (
    id               uuid PRIMARY KEY,
    connector_id     uuid        NOT NULL REFERENCES connector,
    resource_role_id uuid        NOT NULL REFERENCES resource_role,
    kind             text        NOT NULL CHECK (kind IN ('lost', 'found', 'notOurs', 'unbelieved')),
    -- What the target system knows the account by, and whose it is; of what was not believed, none.
    external_id      text,
    person_id        uuid REFERENCES person,
    reason           text,
    found_at         timestamptz NOT NULL,
    -- When it was seen to be so no more.
    gone_at          timestamptz,
    CHECK ((kind = 'unbelieved') = (external_id IS NULL)),
    CHECK ((kind = 'unbelieved') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX drift_open ON drift (resource_role_id, kind, coalesce(external_id, '')) WHERE gone_at IS NULL;
CREATE INDEX drift_newest ON drift (connector_id, found_at DESC, id DESC);
CREATE INDEX drift_newest_open ON drift (connector_id, found_at DESC, id DESC) WHERE gone_at IS NULL;
CREATE INDEX drift_person ON drift (person_id);

-- What was there before us, and so is not ours to take away: an account that was found, not made; a role that somebody had before it was first
-- given to them, which is asked once, and null until then.
ALTER TABLE account ADD COLUMN ours boolean NOT NULL DEFAULT true;
ALTER TABLE role_grant ADD COLUMN there_before boolean;

-- Who should have a role that somebody has, whoever it is.
CREATE INDEX role_grant_held ON role_grant (connector_id, resource_role_id) WHERE held;
CREATE INDEX role_grant_unconfirmed_role ON role_grant (resource_role_id) WHERE unconfirmed;
CREATE INDEX local_membership_role ON local_membership (origin_id, role, external_id);
