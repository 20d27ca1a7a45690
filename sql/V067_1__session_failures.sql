-- How often somebody failed to sign in to the account since its session before: its person is told.
ALTER TABLE session
  ADD COLUMN failures INT NOT NULL DEFAULT 0;
