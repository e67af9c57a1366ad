-- Where requests came from that were made by people whom nobody has let in yet: kept for a day, to be counted (MSG-05).
CREATE TABLE request_origin (
    id           uuid PRIMARY KEY,
    requestor_id uuid        NOT NULL REFERENCES person,
    -- The name that the requestor's organization has registered; null where anybody can have an address at it.
    domain       text,
    -- The caller's address, of IPv6 the /64; null where it is not known.
    network      text,
    created_at   timestamptz NOT NULL
);
CREATE INDEX request_origin_domain ON request_origin (domain, created_at);
CREATE INDEX request_origin_network ON request_origin (network, created_at);
CREATE INDEX request_origin_requestor ON request_origin (requestor_id);
CREATE INDEX request_origin_age ON request_origin (created_at);
