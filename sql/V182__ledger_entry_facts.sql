-- What an entry commits to, kept in one piece with its salt, so that it can be checked for ever whatever becomes of the tables: canonical JSON (RFC 8785).
-- Of complaints and ratings both lie sealed together in facts, and salt is empty. Entries from before (form 1) have neither.
ALTER TABLE ledger_entry
  ADD COLUMN salt  BINARY(16) NULL,
  ADD COLUMN facts MEDIUMBLOB NULL;
