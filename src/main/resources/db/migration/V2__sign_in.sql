-- One-time codes, sessions and machine tokens (IDY-01, IDY-03, IDY-05). Secrets are kept as SHA-256 only.
CREATE TABLE sign_in_code (
    id             uuid PRIMARY KEY,
    email          text        NOT NULL,
    caller_address text        NOT NULL,
    ticket_hash    bytea       NOT NULL UNIQUE,
    -- Null until the message is sent: the code is made then, and nowhere in clear.
    code_hash      bytea,
    tries          integer     NOT NULL CHECK (tries >= 0),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    redeemed_at    timestamptz
);
CREATE INDEX sign_in_code_email ON sign_in_code (email, created_at);
CREATE INDEX sign_in_code_caller ON sign_in_code (caller_address, created_at);

CREATE TABLE session (
    id         uuid PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES person,
    token_hash bytea       NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;

CREATE TABLE machine_token (
    id           uuid PRIMARY KEY,
    display_name text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
    token_hash   bytea       NOT NULL UNIQUE,
    -- The administrator who answers for it: it ends with their standing.
    answerable_id uuid       NOT NULL REFERENCES person,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX machine_token_newest ON machine_token (created_at DESC, id DESC);
CREATE UNIQUE INDEX machine_token_name ON machine_token (lower(display_name)) WHERE ended_at IS NULL;

CREATE TABLE machine_token_function (
    machine_token_id uuid NOT NULL REFERENCES machine_token,
    function         text NOT NULL,
    PRIMARY KEY (machine_token_id, function)
);
