-- A role that a target system said it took away, and of which it was not seen to be gone (CON-06).
ALTER TABLE role_grant ADD COLUMN unconfirmed boolean NOT NULL DEFAULT false;
CREATE INDEX role_grant_unconfirmed ON role_grant (wanted_since DESC, id DESC) WHERE unconfirmed;
