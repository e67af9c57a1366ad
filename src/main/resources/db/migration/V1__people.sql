-- People: members of the home organization, guests of partners, outsiders who proved an address.
CREATE TABLE person (
    id              uuid PRIMARY KEY,
    kind            text        NOT NULL CHECK (kind IN ('member', 'guest', 'outsider')),
    state           text        NOT NULL CHECK (state IN ('invited', 'active', 'blocked', 'deleted')),
    email           text        NOT NULL CHECK (email = lower(email) AND email LIKE '%_@_%'),
    email_domain    text        NOT NULL CHECK (email_domain = lower(email_domain)),
    display_name    text        CHECK (char_length(display_name) BETWEEN 1 AND 120),
    governed        boolean     NOT NULL,
    manager_id      uuid        REFERENCES person,
    created_at      timestamptz NOT NULL,
    version         integer     NOT NULL,
    -- Outsiders are people who may become guests on delivery; nobody manages themselves.
    CHECK (manager_id IS DISTINCT FROM id)
);
CREATE UNIQUE INDEX person_email ON person (email) WHERE state <> 'deleted';
CREATE INDEX person_newest ON person (created_at DESC, id DESC);
CREATE INDEX person_email_prefix ON person (email text_pattern_ops);
CREATE INDEX person_name_prefix ON person (lower(display_name) text_pattern_ops);
CREATE INDEX person_domain ON person (email_domain);
CREATE INDEX person_manager ON person (manager_id) WHERE manager_id IS NOT NULL;

-- How a person is known to an OpenID Connect issuer (ORG-06): never by address alone.
CREATE TABLE person_identity (
    issuer     text NOT NULL,
    subject    text NOT NULL,
    person_id  uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX person_identity_person ON person_identity (person_id);

-- Global roles, and roles for one catalog (IDY-02; the catalog's foreign key comes with the catalogs).
CREATE TABLE role_assignment (
    id         uuid PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES person,
    role       text        NOT NULL CHECK (role IN ('administrator', 'organizationAdministrator', 'catalogCreator',
                                                    'auditor', 'owner', 'reader', 'packageManager', 'assignmentManager')),
    catalog_id uuid,
    created_at timestamptz NOT NULL,
    CHECK ((catalog_id IS NULL) = (role IN ('administrator', 'organizationAdministrator', 'catalogCreator', 'auditor')))
);
CREATE UNIQUE INDEX role_assignment_once ON role_assignment (person_id, role, coalesce(catalog_id, person_id));
