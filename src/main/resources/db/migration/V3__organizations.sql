-- Connected organizations, their identity sources and sponsors.
CREATE TABLE organization (
    id           uuid PRIMARY KEY,
    display_name text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
    description  text        CHECK (char_length(description) <= 2000),
    state        text        NOT NULL CHECK (state IN ('configured', 'proposed')),
    created_at   timestamptz NOT NULL,
    removed_at   timestamptz,
    version      integer     NOT NULL
);
CREATE UNIQUE INDEX organization_name ON organization (lower(display_name)) WHERE removed_at IS NULL;
CREATE INDEX organization_name_prefix ON organization (lower(display_name) text_pattern_ops) WHERE removed_at IS NULL;
CREATE INDEX organization_newest ON organization (created_at DESC, id DESC);

-- A domain proved by one-time code, or (issuer) an OpenID Connect directory (ORG-02).
CREATE TABLE identity_source (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organization,
    domain          text NOT NULL CHECK (domain = lower(domain)),
    issuer          text,
    removed_at      timestamptz
);
-- A domain belongs to one organization (ORG-05).
CREATE UNIQUE INDEX identity_source_domain ON identity_source (domain) WHERE removed_at IS NULL;
CREATE INDEX identity_source_domain_prefix ON identity_source (domain text_pattern_ops) WHERE removed_at IS NULL;
CREATE INDEX identity_source_organization ON identity_source (organization_id);

CREATE TABLE sponsor (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    person_id       uuid        NOT NULL REFERENCES person,
    kind            text        NOT NULL CHECK (kind IN ('internal', 'external')),
    created_at      timestamptz NOT NULL,
    removed_at      timestamptz
);
CREATE UNIQUE INDEX sponsor_once ON sponsor (organization_id, person_id, kind) WHERE removed_at IS NULL;
CREATE INDEX sponsor_person ON sponsor (person_id) WHERE removed_at IS NULL;

-- The connected organization of an address's domain: the longest match on label boundaries (ORG-04).
CREATE FUNCTION organization_of_domain(address_domain text) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT source.organization_id
    FROM identity_source source
    WHERE source.removed_at IS NULL
      AND source.domain = ANY (
        -- every suffix that starts at a label: a.b.c gives a.b.c, b.c, c
        SELECT array_to_string(labels[start:], '.')
        FROM (SELECT string_to_array(address_domain, '.') AS labels) split,
             generate_series(1, array_length(labels, 1)) AS start)
    ORDER BY length(source.domain) DESC
    LIMIT 1
$$;
