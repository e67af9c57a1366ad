-- The dates that a request gave (REQ-15).
ALTER TABLE assignment_request
    -- From when until when access is, as this request left it: no start is nothing given, no end never.
    ADD COLUMN given_start_at timestamptz,
    ADD COLUMN given_end_at   timestamptz,
    ADD CHECK (given_start_at IS NOT NULL OR given_end_at IS NULL);
-- Of those that were done before, as far as it is known still.
UPDATE assignment_request r SET given_start_at = a.start_at, given_end_at = a.end_at FROM assignment a WHERE a.request_id = r.id;
UPDATE assignment_request r SET given_start_at = a.start_at, given_end_at = coalesce(r.end_at, r.completed_at)
FROM assignment a WHERE a.id = r.assignment_id AND r.state = 'delivered';

-- The end that access had before an administrator shortened it: only approval lengthens that again (POL-09).
ALTER TABLE assignment ADD COLUMN shortened_from timestamptz, ADD CHECK (shortened_from > end_at);
