-- Sessions of before have no end; their people sign in again.
UPDATE session SET ended_at = started_at WHERE ends_at IS NULL AND ended_at IS NULL;
