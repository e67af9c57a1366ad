-- The outbox (MSG-01): written with the change, sent after it.
CREATE TABLE message (
    id            uuid PRIMARY KEY,
    kind          text        NOT NULL,
    -- With the recipient, what makes a message the same one: it is written once however often it is caused.
    cause         text        NOT NULL,
    recipient     text        NOT NULL,
    person_id     uuid        REFERENCES person,
    -- What the words need; no secret: codes and link tokens are made when the message is sent.
    facts         jsonb       NOT NULL,
    state         text        NOT NULL CHECK (state IN ('pending', 'sent', 'resting', 'dropped')),
    created_at    timestamptz NOT NULL,
    tries         integer     NOT NULL,
    next_try_at   timestamptz,
    claimed_until timestamptz,
    sent_at       timestamptz,
    last_error    text,
    UNIQUE (cause, recipient),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK ((state = 'pending') = (next_try_at IS NOT NULL))
);
CREATE INDEX message_due ON message (next_try_at) WHERE state = 'pending';
CREATE INDEX message_newest ON message (created_at DESC, id DESC);
-- How much a recipient has got lately (MSG-05).
CREATE INDEX message_recipient_sent ON message (recipient, sent_at) WHERE state = 'sent';
