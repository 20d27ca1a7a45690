-- The same again, from the same address within the same minute, is one row that says how often.
ALTER TABLE security_event
  ADD COLUMN times INT NOT NULL DEFAULT 1;
