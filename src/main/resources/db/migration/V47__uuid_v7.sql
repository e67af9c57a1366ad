-- The id of a row that a statement makes: of version 7 (RFC 9562) as the programs' own are, so that what is made together lies together in
-- every index, and not each row of a million on a page of its own. Before version 18 PostgreSQL has no function for it.
CREATE FUNCTION uuid_v7() RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN encode(set_bit(set_bit(
    -- The first 48 bits of a random one are milliseconds instead; what made it one of version 4 becomes a 7.
    overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send(floor(date_part('epoch', clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid;
