-- The deadline with which a call-back began; the head has the one that runs.
ALTER TABLE call_back
  ADD COLUMN due_day         DATE    NULL,
  ADD COLUMN due_days        INT     NULL,
  ADD COLUMN due_provisional BOOLEAN NULL;
