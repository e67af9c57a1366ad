-- Audit (AUD-01): written in the transaction of the change it tells of.
CREATE TABLE audit_event (
    id                  uuid PRIMARY KEY,
    at                  timestamptz NOT NULL,
    action              text        NOT NULL,
    actor_kind          text        NOT NULL CHECK (actor_kind IN ('person', 'machine', 'system', 'nobody')),
    actor_id            uuid,
    subject_kind        text        NOT NULL,
    subject_id          uuid        NOT NULL,
    before              jsonb,
    after               jsonb,
    -- SHA-256 over salt and text of audit_personal: those values can be erased and the event stays as it was.
    personal_commitment bytea,
    -- For the sealer: only what lies below a snapshot's xmin can be chained.
    transaction         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CHECK ((actor_kind IN ('person', 'machine')) = (actor_id IS NOT NULL))
);
CREATE INDEX audit_event_newest ON audit_event (at DESC, id DESC);
CREATE INDEX audit_event_subject ON audit_event (subject_id, at DESC, id DESC);
CREATE INDEX audit_event_actor ON audit_event (actor_id, at DESC, id DESC);
CREATE INDEX audit_event_action ON audit_event (action, at DESC, id DESC);

CREATE TABLE audit_personal (
    event_id uuid PRIMARY KEY REFERENCES audit_event,
    salt     bytea NOT NULL,
    -- Text, not jsonb: the commitment is over these very characters.
    personal text  NOT NULL
);

-- Events are added, never changed or removed.
CREATE FUNCTION refuse_change_of_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are only added';
END
$$;
CREATE TRIGGER audit_event_is_history BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
