-- What is sent next, codes that somebody waits for before all else: each found in its order, without sorting or passing over all that waits.
DROP INDEX message_due;
CREATE INDEX message_due ON message (next_try_at, id) WHERE state = 'pending' AND kind <> 'signInCode';
CREATE INDEX message_due_code ON message (next_try_at, id) WHERE state = 'pending' AND kind = 'signInCode';
