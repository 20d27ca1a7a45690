-- With how many checkpoints from outside the log was compared: none, and a registry that was put back as a whole fits too. NULL: of before it was kept.
ALTER TABLE ledger_verification ADD COLUMN copies INT NULL;
