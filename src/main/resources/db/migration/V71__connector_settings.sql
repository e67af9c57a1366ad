-- How a target system is reached and what it bears (CON-01, CON-03). Credentials are there encrypted only.
ALTER TABLE connector
    ADD COLUMN address        text CHECK (char_length(address) BETWEEN 1 AND 2000),
    ADD COLUMN credentials    text,
    ADD COLUMN profile        text CHECK (char_length(profile) BETWEEN 1 AND 60),
    ADD COLUMN calls_at_once  int NOT NULL DEFAULT 4 CHECK (calls_at_once BETWEEN 1 AND 100),
    ADD COLUMN calls_a_second int CHECK (calls_a_second BETWEEN 1 AND 10000),
    ADD COLUMN own_accounts   boolean NOT NULL DEFAULT true,
    ADD COLUMN rests_until    timestamptz;
