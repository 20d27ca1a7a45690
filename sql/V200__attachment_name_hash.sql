-- The salted hash of a file's name, so that the name in attachment_content can be held against it. Empty for files from before.
ALTER TABLE attachment
  ADD COLUMN name_hash BINARY(32) NULL;
