-- What each change begins with: it waits for an erasure under way, beside all others that write, and only then looks whether its caller is
-- there still (GST-05). In one, since it is asked that often; volatile, so that the look sees what was committed while it waited.
CREATE FUNCTION hold_off_erasing(caller uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('erasing', 0));
    RETURN EXISTS (SELECT FROM person WHERE id = caller AND state <> 'deleted');
END
$$;
