-- Target systems, catalogs, and the resources with their roles that packages are made of.
CREATE TABLE connector (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('local', 'webhook', 'scim', 'keycloak', 'graph')),
    display_name text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
    enabled      boolean     NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX connector_name ON connector (lower(display_name));
-- The local directory needs nothing (CON-02).
INSERT INTO connector VALUES ('00000000-0000-7000-8000-000000000001', 'local', 'local', true, now());

CREATE TABLE catalog (
    id                         uuid PRIMARY KEY,
    display_name               text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
    description                text        CHECK (char_length(description) <= 2000),
    enabled                    boolean     NOT NULL,
    enabled_for_external_users boolean     NOT NULL,
    created_at                 timestamptz NOT NULL,
    removed_at                 timestamptz,
    version                    integer     NOT NULL
);
CREATE UNIQUE INDEX catalog_name ON catalog (lower(display_name)) WHERE removed_at IS NULL;
CREATE INDEX catalog_name_prefix ON catalog (lower(display_name) text_pattern_ops) WHERE removed_at IS NULL;
CREATE INDEX catalog_newest ON catalog (created_at DESC, id DESC);

ALTER TABLE role_assignment ADD FOREIGN KEY (catalog_id) REFERENCES catalog;

-- What exists in a target system, once, in however many catalogs it is offered.
CREATE TABLE resource (
    id           uuid PRIMARY KEY,
    connector_id uuid NOT NULL REFERENCES connector,
    origin_id    text NOT NULL CHECK (char_length(origin_id) BETWEEN 1 AND 400),
    kind         text NOT NULL CHECK (kind IN ('team', 'site', 'group', 'application')),
    UNIQUE (connector_id, origin_id)
);

CREATE TABLE resource_role (
    id          uuid PRIMARY KEY,
    resource_id uuid NOT NULL REFERENCES resource,
    name        text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
    UNIQUE (resource_id, name)
);

CREATE TABLE catalog_resource (
    id           uuid PRIMARY KEY,
    catalog_id   uuid        NOT NULL REFERENCES catalog,
    resource_id  uuid        NOT NULL REFERENCES resource,
    display_name text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
    created_at   timestamptz NOT NULL,
    removed_at   timestamptz
);
CREATE UNIQUE INDEX catalog_resource_once ON catalog_resource (catalog_id, resource_id) WHERE removed_at IS NULL;
CREATE INDEX catalog_resource_newest ON catalog_resource (catalog_id, created_at DESC, id DESC);
