-- The authority and the certificate holder that the account is to belong to with the roles that are asked for.
ALTER TABLE consent
  ADD COLUMN authority_id BIGINT NULL,
  ADD COLUMN official_id  BIGINT NULL;
