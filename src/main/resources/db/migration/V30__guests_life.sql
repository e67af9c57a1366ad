-- The end of a governed guest (GST-02): blocked without access, deleted some time after; the due date is written down when
-- it is scheduled, so that no change of a setting moves it (GST-04).
ALTER TABLE person
    -- Blocked by the system: only such a block is undone by the system.
    ADD COLUMN blocked_without_access boolean NOT NULL DEFAULT false,
    ADD COLUMN delete_at timestamptz,
    ADD CHECK (NOT blocked_without_access OR state = 'blocked'),
    ADD CHECK (delete_at IS NULL OR (governed AND state <> 'deleted'));
CREATE INDEX person_delete_due ON person (delete_at, id) WHERE delete_at IS NOT NULL;

-- What an account should be (wanted) and what the target system confirmed (held). Delivery makes them agree; an account
-- that the target has deleted is no row any more.
ALTER TABLE account
    ADD COLUMN wanted        text    NOT NULL DEFAULT 'active' CHECK (wanted IN ('active', 'blocked', 'deleted')),
    ADD COLUMN held          text    NOT NULL DEFAULT 'active' CHECK (held IN ('active', 'blocked')),
    ADD COLUMN tries         integer NOT NULL DEFAULT 0,
    -- When delivery looks at it next; null rests after the last try.
    ADD COLUMN next_try_at   timestamptz,
    ADD COLUMN claimed_until timestamptz,
    ADD COLUMN last_error    text;
CREATE INDEX account_open ON account (connector_id, next_try_at) WHERE wanted <> held AND next_try_at IS NOT NULL;

ALTER TABLE local_account ADD COLUMN blocked boolean NOT NULL DEFAULT false;
