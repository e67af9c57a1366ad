-- What the purge looks for (OPS-03).
CREATE INDEX sign_in_code_expiry ON sign_in_code (expires_at);
CREATE INDEX session_over ON session (least(expires_at, ended_at));
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
CREATE INDEX message_sent ON message (sent_at) WHERE state = 'sent';
CREATE INDEX message_dropped ON message (created_at) WHERE state = 'dropped';
CREATE INDEX request_stage_closed ON request_stage (decided_at) WHERE decided_at IS NOT NULL;
