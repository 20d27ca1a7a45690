-- What was done at a step, on what ground, and which deadline began with it. Until now the state to which it led said so.
ALTER TABLE complaint_step
  ADD COLUMN event           VARCHAR(24) NULL,
  ADD COLUMN ground          VARCHAR(24) NULL,
  ADD COLUMN due_kind        VARCHAR(12) NULL,
  ADD COLUMN due_day         DATE        NULL,
  ADD COLUMN due_from        DATE        NULL,
  ADD COLUMN due_days        INT         NULL,
  ADD COLUMN due_working     BOOLEAN     NULL,
  ADD COLUMN due_provisional BOOLEAN     NULL;
