-- Which program works on a target system, and how long nobody takes it over. It deletes its row when it has done what is due; the row of one
-- that died is found by the next.
CREATE TABLE delivery_lease (
    connector_id uuid PRIMARY KEY REFERENCES connector (id) ON DELETE CASCADE,
    worker       uuid        NOT NULL,
    ends_at      timestamptz NOT NULL
);
