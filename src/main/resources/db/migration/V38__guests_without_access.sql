-- A guest without access signs in and asks again (GST-02): for want of it only their accounts in the target systems are blocked.
-- A person is blocked by somebody alone from now on.
ALTER TABLE person DROP CONSTRAINT person_check1;
UPDATE person SET state = 'active', version = version + 1 WHERE blocked_without_access;
ALTER TABLE person ADD CONSTRAINT person_blocked_once CHECK (NOT blocked_without_access OR state IN ('invited', 'active'));
