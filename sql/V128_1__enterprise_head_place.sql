-- The latest of enterprise_place; empty while nobody has put it on record.
ALTER TABLE enterprise_head
  ADD COLUMN latitude  DECIMAL(8,6) NULL,
  ADD COLUMN longitude DECIMAL(9,6) NULL;
