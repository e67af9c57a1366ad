-- What target systems have not been brought to is a list (CON-03), newest first; what rests is what somebody looks for, of one of them too.
DROP INDEX role_grant_undelivered;
CREATE INDEX role_grant_undelivered ON role_grant (wanted_since DESC, id DESC) WHERE wanted <> held;
CREATE INDEX role_grant_resting ON role_grant (wanted_since DESC, id DESC) WHERE wanted <> held AND next_try_at IS NULL;
CREATE INDEX role_grant_resting_connector ON role_grant (connector_id, wanted_since DESC, id DESC) WHERE wanted <> held AND next_try_at IS NULL;
