-- The hash of a rating's words; its salt lies with them. NULL where there are none, and with ratings of before.
ALTER TABLE rating
  ADD COLUMN text_hash BINARY(32) NULL;
