-- Access that is not in all of its target systems is looked for among all, newest first.
CREATE INDEX assignment_failed ON assignment (start_at DESC, id DESC) WHERE state IN ('partiallyDelivered', 'deliveryFailed');
