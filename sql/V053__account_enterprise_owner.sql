-- An owner makes and closes the accounts of the firm's staff. A tie that has ended stays on record.
ALTER TABLE account_enterprise
  ADD COLUMN owner    BOOLEAN     NOT NULL DEFAULT TRUE,
  ADD COLUMN ended_at DATETIME(6) NULL;
