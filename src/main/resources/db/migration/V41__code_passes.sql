-- Whoever has signed in with an address, or reads its mail, asks for codes out of a share of their own, which strangers cannot use up
-- (IDY-01). A pass signs nobody in. As with sessions, only its hash is kept; ending its address's meaning deletes it.
CREATE TABLE code_pass (
    id         uuid PRIMARY KEY,
    email      text        NOT NULL,
    token_hash bytea       NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX code_pass_email ON code_pass (email);
CREATE INDEX code_pass_expiry ON code_pass (expires_at);

-- Null is the share of whoever asks; the last code of it brings a pass along.
ALTER TABLE sign_in_code
    ADD COLUMN pass_id uuid REFERENCES code_pass ON DELETE SET NULL,
    ADD COLUMN brings_pass boolean NOT NULL DEFAULT false;
CREATE INDEX sign_in_code_pass ON sign_in_code (pass_id, created_at) WHERE pass_id IS NOT NULL;
