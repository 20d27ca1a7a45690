-- What a repeated request is told of the ledger again: the id of the request that did it first, where its answer was known beforehand, else the entries
-- that it made, sealed.
ALTER TABLE idempotency
  ADD COLUMN request VARCHAR(13) NULL,
  ADD COLUMN entries VARBINARY(255) NULL;
