-- Since when a guest is without access whose deletion is scheduled: when something that holds it off ends later than that, the time
-- that was written down runs anew from there (GST-06), whatever the setting is by then (GST-04).
ALTER TABLE person ADD COLUMN without_access_since timestamptz;
UPDATE person p SET without_access_since = least(p.delete_at, coalesce(
        (SELECT max(e.at) FROM audit_event e WHERE e.subject_id = p.id AND e.action = 'guest.withoutAccess'),
        (SELECT max(a.ended_at) FROM assignment a WHERE a.person_id = p.id), p.delete_at)),
    version = version + 1
WHERE p.delete_at IS NOT NULL;
ALTER TABLE person ADD CONSTRAINT person_deletion CHECK ((delete_at IS NULL) = (without_access_since IS NULL) AND without_access_since <= delete_at);

-- Those that have ended too: they say how long a deletion was held off.
DROP INDEX sponsor_person;
CREATE INDEX sponsor_person ON sponsor (person_id);

-- When a guest is deleted as things stand; null while something holds it off (GST-06): what they ask for, whom they answer for, what
-- waits for their word.
CREATE FUNCTION deletion_due(person uuid, delete_at timestamptz, without_access_since timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE STRICT AS $$
    SELECT CASE WHEN NOT EXISTS (SELECT FROM assignment_request r WHERE r.requestor_id = person AND r.completed_at IS NULL)
        AND NOT EXISTS (SELECT FROM sponsor s WHERE s.person_id = person AND s.removed_at IS NULL)
        AND NOT EXISTS (SELECT FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id WHERE a.person_id = person AND s.state = 'open')
    -- In seconds: a day may have 23 hours where the session is.
    THEN delete_at + make_interval(secs => extract(epoch FROM greatest(without_access_since,
            (SELECT max(r.completed_at) FROM assignment_request r WHERE r.requestor_id = person),
            (SELECT max(s.removed_at) FROM sponsor s WHERE s.person_id = person),
            (SELECT max(s.decided_at) FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id WHERE a.person_id = person))
        - without_access_since)::double precision) END
$$;

-- As before, but for a proposed organization, which has people only where no configured one has them (ORG-10).
CREATE OR REPLACE FUNCTION organization_of_domain(address_domain text) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT source.organization_id
    FROM identity_source source JOIN organization ON organization.id = source.organization_id
    WHERE source.removed_at IS NULL
      AND source.domain = ANY (ARRAY(SELECT suffix FROM domain_suffixes(address_domain) AS suffix))
    ORDER BY organization.state = 'configured' DESC, length(source.domain) DESC
    LIMIT 1
$$;
