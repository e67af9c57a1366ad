-- What is told an approver may be gathered into one letter (MSG-05): a message that another one tells is gathered.
ALTER TABLE message DROP CONSTRAINT message_state_check;
ALTER TABLE message ADD CONSTRAINT message_state_check CHECK (state IN ('pending', 'sent', 'resting', 'dropped', 'gathered'));

-- What of a kind somebody has got lately, or is to get.
CREATE INDEX message_person ON message (person_id, kind, state, created_at) WHERE person_id IS NOT NULL;
