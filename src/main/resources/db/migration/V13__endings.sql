-- Why an assignment ended: its time was over, or somebody ended it before (ORG-11, ORG-15).
ALTER TABLE assignment ADD COLUMN end_reason text
    CHECK (end_reason IN ('timeOver', 'endedByPerson', 'organizationRemoved'));
UPDATE assignment SET end_reason = 'timeOver' WHERE ended_at IS NOT NULL;
ALTER TABLE assignment ADD CHECK ((end_reason IS NULL) = (ended_at IS NULL));
