-- An organization's people are found by the domains of their addresses (ORG-04), not by working out for all people whose each is. Read
-- backwards, what is below a domain begins with it.
CREATE INDEX person_domain_backwards ON person ((reverse(email_domain) COLLATE "C"));

-- A domain, and those below it that people have addresses in: from each to the next in the index, however many people share one. The next
-- sign after the dot is the slash.
CREATE FUNCTION domains_of_people_at(domain text) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE theirs AS (
        SELECT (reverse(domain) || '.') COLLATE "C" AS backwards
        UNION ALL
        SELECT (SELECT min(reverse(p.email_domain) COLLATE "C") FROM person p
            WHERE reverse(p.email_domain) COLLATE "C" > theirs.backwards AND reverse(p.email_domain) COLLATE "C" < reverse(domain) || '/')
        FROM theirs WHERE theirs.backwards IS NOT NULL)
    SELECT ltrim(reverse(backwards), '.') FROM theirs WHERE backwards IS NOT NULL
$$;

-- The domains of organizations' people, each with whose they are: a subdomain's may be another one's.
CREATE FUNCTION domains_of_people(organizations uuid[]) RETURNS TABLE (domain text, organization_id uuid)
LANGUAGE sql STABLE AS $$
    SELECT DISTINCT theirs.domain, holder.id
    FROM identity_source source, domains_of_people_at(source.domain) AS theirs(domain), organization_of_domain(theirs.domain) AS holder(id)
    WHERE source.removed_at IS NULL AND source.organization_id = ANY(organizations) AND holder.id = ANY(organizations)
$$;
