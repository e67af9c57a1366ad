-- How often a target system could not be brought to what is wanted: a grant knows its last failure alone, and that only until it is delivered.
CREATE TABLE failed_deliveries (
    day          date    NOT NULL,
    connector_id uuid    NOT NULL REFERENCES connector,
    tries        integer NOT NULL,
    PRIMARY KEY (day, connector_id)
);
