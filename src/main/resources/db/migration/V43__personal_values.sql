-- Personal values are kept as they were written until they are erased, and erased whole (AUD-01, GST-05).

-- The addresses that somebody had before the one they have (IDY-06): what is kept under one of them is theirs too.
CREATE TABLE former_address (
    person_id uuid        NOT NULL REFERENCES person,
    email     text        NOT NULL,
    -- Since then it may be somebody else's.
    left_at   timestamptz NOT NULL,
    PRIMARY KEY (person_id, email)
);
INSERT INTO former_address
SELECT e.subject_id, p.personal::jsonb ->> 'emailBefore', max(e.at)
FROM audit_event e JOIN audit_personal p ON p.event_id = e.id JOIN person ON person.id = e.subject_id
WHERE e.action = 'person.changed' AND p.personal::jsonb ->> 'emailBefore' IS NOT NULL
GROUP BY 1, 2;

-- A pattern, for texts that people typed, of an address as a word of its own.
CREATE FUNCTION address_pattern(address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '(?<![[:alnum:].!#$%&''*+/=?^_`{|}~-])' || regexp_replace(address, '([^[:alnum:]])', '\\\1', 'g') || '(?![[:alnum:]-]|\.[[:alnum:]])';

-- Whether a text names an address; the plain search comes first, as it costs far less.
CREATE FUNCTION names_address(words text, address text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN strpos(lower(words), address) > 0 THEN words ~* address_pattern(address) ELSE false END;

-- Nobody empties history, nor writes personal values over: they are added, and erased. Whoever has to all the same is a superuser
-- who says so (session_replication_role), or the owner who takes the triggers away.
CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER audit_personal_is_history BEFORE UPDATE OR TRUNCATE ON audit_personal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE OR REPLACE FUNCTION refuse_change_of_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are only added, and personal values beside them only erased';
END
$$;
