-- Access packages: resource roles of one catalog that are asked for and given together.
CREATE TABLE access_package (
    id           uuid PRIMARY KEY,
    catalog_id   uuid        NOT NULL REFERENCES catalog,
    display_name text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
    description  text        CHECK (char_length(description) <= 2000),
    hidden       boolean     NOT NULL,
    -- Part of an address that is copied around; no credential (PKG-03), so it is kept in clear.
    link_token   text        NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL,
    removed_at   timestamptz,
    version      integer     NOT NULL
);
CREATE UNIQUE INDEX access_package_name ON access_package (catalog_id, lower(display_name)) WHERE removed_at IS NULL;
CREATE INDEX access_package_name_prefix ON access_package (lower(display_name) text_pattern_ops) WHERE removed_at IS NULL;
CREATE INDEX access_package_newest ON access_package (created_at DESC, id DESC);

CREATE TABLE access_package_role (
    id                  uuid PRIMARY KEY,
    access_package_id   uuid NOT NULL REFERENCES access_package,
    catalog_resource_id uuid NOT NULL REFERENCES catalog_resource,
    resource_role_id    uuid NOT NULL REFERENCES resource_role,
    UNIQUE (access_package_id, resource_role_id)
);
CREATE INDEX access_package_role_role ON access_package_role (resource_role_id);
CREATE INDEX access_package_role_catalog_resource ON access_package_role (catalog_resource_id);
