-- A message is the same one for a cause and a person, whatever address they have had meanwhile (MSG-01); only where
-- nobody is known yet, the address stands for the recipient.
ALTER TABLE message DROP CONSTRAINT message_cause_recipient_key;
CREATE UNIQUE INDEX message_once_a_person ON message (cause, person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX message_once_an_address ON message (cause, recipient) WHERE person_id IS NULL;
