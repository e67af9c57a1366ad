-- First answers by Idempotency-Key (REQ-05), good for 24 hours.
CREATE TABLE idempotency_key (
    caller_id  uuid        NOT NULL,
    function   text        NOT NULL,
    key        text        NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
    body_hash  bytea       NOT NULL,
    -- Null only inside the transaction of the first call.
    answer     text,
    -- Where what was made can be read; null where nothing was.
    location   text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (caller_id, function, key)
);
