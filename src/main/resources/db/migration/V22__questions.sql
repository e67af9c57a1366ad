-- Questions that a version of a policy asks the requestor, and the answers to them (POL-10).
CREATE TABLE policy_question (
    id                uuid PRIMARY KEY,
    policy_version_id uuid    NOT NULL REFERENCES policy_version,
    -- The same in each version that asks the same.
    question_id       uuid    NOT NULL,
    number            integer NOT NULL CHECK (number > 0),
    kind              text    NOT NULL CHECK (kind IN ('text', 'longText', 'choice')),
    -- By language.
    text              jsonb   NOT NULL,
    choices           jsonb,
    pattern           text    CHECK (char_length(pattern) <= 200),
    required          boolean NOT NULL,
    UNIQUE (policy_version_id, question_id),
    UNIQUE (policy_version_id, number),
    CHECK ((kind = 'choice') = (choices IS NOT NULL)),
    CHECK (pattern IS NULL OR kind <> 'choice')
);

CREATE TABLE request_answer (
    id          uuid PRIMARY KEY,
    request_id  uuid NOT NULL REFERENCES assignment_request,
    question_id uuid NOT NULL REFERENCES policy_question,
    value       text NOT NULL CHECK (char_length(value) BETWEEN 1 AND 4000),
    UNIQUE (request_id, question_id)
);
