-- A contact's name and telephone with the salt of their hash, sealed together under the data key, which is not in the
-- database; bound to the row's id.
ALTER TABLE enterprise_content
  ADD COLUMN sealed VARBINARY(512) NULL;
