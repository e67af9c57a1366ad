-- Whose person somebody is: the organization of their address's domain (ORG-04); members belong to none. One expression, so
-- that the planner puts it in the place of the call and stops at the kind.
CREATE FUNCTION organization_of_person(person_kind text, address_domain text) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN person_kind <> 'member' THEN organization_of_domain(address_domain) END
$$;

-- As before, with the suffixes as one array: they are looked up in the index of domains, where a set of rows made the planner
-- read all domains for each address.
CREATE OR REPLACE FUNCTION organization_of_domain(address_domain text) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT source.organization_id
    FROM identity_source source
    WHERE source.removed_at IS NULL
      AND source.domain = ANY (ARRAY(SELECT suffix FROM domain_suffixes(address_domain) AS suffix))
    ORDER BY length(source.domain) DESC
    LIMIT 1
$$;
