-- Alternate approvers: asked too, once a stage has waited so long for a decision (POL-07).
ALTER TABLE approval_stage ADD COLUMN alternate_after_hours integer
    CHECK (alternate_after_hours >= 24 AND alternate_after_hours < timeout_hours);

ALTER TABLE approver_rule DROP CONSTRAINT approver_rule_part_check;
ALTER TABLE approver_rule ADD CONSTRAINT approver_rule_part_check CHECK (part IN ('primary', 'fallback', 'alternate'));
ALTER TABLE stage_approver DROP CONSTRAINT stage_approver_part_check;
ALTER TABLE stage_approver ADD CONSTRAINT stage_approver_part_check CHECK (part IN ('primary', 'fallback', 'alternate'));

-- When the alternates of a stage are to be asked; null where there are none, or they were.
ALTER TABLE request_stage ADD COLUMN alternates_at timestamptz;
CREATE INDEX request_stage_alternates ON request_stage (alternates_at, id) WHERE state = 'open' AND alternates_at IS NOT NULL;
