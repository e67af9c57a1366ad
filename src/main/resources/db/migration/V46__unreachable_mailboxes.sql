-- A message that a mailbox refused for good has failed; when it was refused first tells a mailbox that is gone from a server that takes
-- nobody's mail (MSG-08).
ALTER TABLE message DROP CONSTRAINT message_state_check;
ALTER TABLE message ADD CONSTRAINT message_state_check CHECK (state IN ('pending', 'sent', 'resting', 'failed', 'dropped', 'gathered'));
ALTER TABLE message ADD COLUMN refused_at timestamptz;
ALTER TABLE message ADD CONSTRAINT message_failed_was_refused CHECK (state <> 'failed' OR refused_at IS NOT NULL);
CREATE INDEX message_refused ON message (refused_at) WHERE refused_at IS NOT NULL;
-- None of these is of use after a while (OPS-03).
DROP INDEX message_dropped;
CREATE INDEX message_ended ON message (created_at) WHERE state IN ('failed', 'dropped', 'gathered');
-- Since when a person's mailbox has refused what is sent to it; null where it takes it, as far as is known.
ALTER TABLE person ADD COLUMN unreachable_since timestamptz;

-- What waits longest (OPS-04).
CREATE INDEX message_unsent ON message (created_at) WHERE state IN ('pending', 'resting');
CREATE INDEX role_grant_undelivered ON role_grant (wanted_since) WHERE wanted <> held;
