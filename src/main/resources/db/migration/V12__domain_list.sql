-- Whose domains may have guests here at all (ORG-08): one list, either of the allowed or of the denied.
CREATE TABLE domain_list (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    mode       text    NOT NULL CHECK (mode IN ('any', 'allow', 'deny')),
    changed_at timestamptz
);
INSERT INTO domain_list (mode) VALUES ('any');

CREATE TABLE domain_list_domain (
    domain text PRIMARY KEY CHECK (domain = lower(domain))
);

-- Every suffix of a domain that starts at a label: a.b.c gives a.b.c, b.c, c.
CREATE FUNCTION domain_suffixes(domain text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE AS $$
    SELECT array_to_string(labels[start:], '.')
    FROM (SELECT string_to_array(domain, '.') AS labels) split, generate_series(1, array_length(labels, 1)) AS start
$$;

-- The list covers subdomains.
CREATE FUNCTION domain_is_allowed(address_domain text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT CASE list.mode WHEN 'any' THEN true WHEN 'allow' THEN listed.it ELSE NOT listed.it END
    FROM domain_list list,
         (SELECT EXISTS (SELECT 1 FROM domain_list_domain d WHERE d.domain IN (SELECT domain_suffixes(address_domain))) AS it) listed
$$;
