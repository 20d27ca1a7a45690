-- Whether the link takes the account's second factors away, for a person who lost them.
ALTER TABLE entry_link
  ADD COLUMN resets_factors BOOLEAN NOT NULL DEFAULT FALSE;
