-- With how many checkpoints from outside the log was compared: none, and a registry that was put back as a whole fits too.
ALTER TABLE ledger_verification ADD COLUMN copies INT NOT NULL DEFAULT 0;
