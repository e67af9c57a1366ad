-- A code that is asked for by the link of a decision goes to the approver whom the link was made for (IDY-01, APR-05). Whether it leads to
-- anybody is found out when the letter is written, so that whoever asks learns nothing by the answer, nor by how long it takes.
ALTER TABLE sign_in_code
    -- Null as long as that is not found out, and for good where it leads to nobody.
    ALTER COLUMN email DROP NOT NULL,
    ADD COLUMN link_hash bytea,
    ADD CONSTRAINT sign_in_code_for CHECK (email IS NOT NULL OR link_hash IS NOT NULL);
CREATE INDEX sign_in_code_link ON sign_in_code (link_hash, created_at) WHERE link_hash IS NOT NULL;
ALTER TABLE message
    ALTER COLUMN recipient DROP NOT NULL,
    ADD CONSTRAINT message_recipient CHECK (recipient IS NOT NULL OR (kind = 'signInCode' AND state IN ('pending', 'dropped', 'resting')));
