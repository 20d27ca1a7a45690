-- How many erasures there had been in all; NULL where that was not counted. What lies between two verifications is the difference.
ALTER TABLE ledger_verification ADD COLUMN erasures BIGINT NULL;
