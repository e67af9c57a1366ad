-- What is kept of a person is shown and erased (GST-05): what they decided, and the sessions that ended, too.
CREATE INDEX request_stage_decider ON request_stage (decided_by_id, decided_at) WHERE decided_by_id IS NOT NULL;
DROP INDEX session_person;
CREATE INDEX session_person ON session (person_id);
