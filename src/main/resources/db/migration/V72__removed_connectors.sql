-- A connector that is no more stays for what was given by it; its name is free again.
ALTER TABLE connector ADD COLUMN removed_at timestamptz;
DROP INDEX connector_name;
CREATE UNIQUE INDEX connector_name ON connector (name_key(display_name)) WHERE removed_at IS NULL;
CREATE INDEX connector_newest ON connector (created_at DESC, id DESC) WHERE removed_at IS NULL;
