-- Whose person somebody is: the organization of their address's domain (ORG-04); members belong to none. One expression, so
-- that the planner puts it in the place of the call and stops at the kind.
CREATE FUNCTION organization_of_person(person_kind text, address_domain text) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN person_kind <> 'member' THEN organization_of_domain(address_domain) END
$$;
