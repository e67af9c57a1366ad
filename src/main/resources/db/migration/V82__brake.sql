-- What would take away too much of a target system at once and is not due by time waits for a second administrator (CON-05).
CREATE TABLE brake (
    id           uuid PRIMARY KEY,
    connector_id uuid        NOT NULL REFERENCES connector,
    cause        text        NOT NULL CHECK (cause IN ('packageChanged', 'organizationRemoved', 'accessEnded')),
    -- Who did it, or answers for the machine that did; null where that was nobody.
    caused_by_id uuid REFERENCES person,
    -- How many of the target system's memberships it would have taken, and how many there were.
    hit          integer     NOT NULL,
    members      integer     NOT NULL,
    held_at      timestamptz NOT NULL,
    released_at  timestamptz,
    CHECK (hit > 0 AND hit <= members)
);
CREATE INDEX brake_open ON brake (connector_id, held_at DESC, id DESC) WHERE released_at IS NULL;
-- What it keeps from being taken away; null once it is let go, or wanted again.
ALTER TABLE role_grant ADD COLUMN brake_id uuid REFERENCES brake;
CREATE INDEX role_grant_braked ON role_grant (brake_id, resource_role_id, person_id) WHERE brake_id IS NOT NULL;
CREATE INDEX role_grant_braked_newest ON role_grant (wanted_since DESC, id DESC) WHERE brake_id IS NOT NULL;
