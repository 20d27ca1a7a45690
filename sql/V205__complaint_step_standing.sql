-- Where a complaint stands after a step, so that its head can be held against its last one: which deadline runs (until_), who may be named, whether it was
-- extended and re-opened, why and since when its clock stands still, what was said of the result and when that was told. A step at which nothing was
-- written keeps no hash. Steps of before have no version.
ALTER TABLE complaint_step
  MODIFY COLUMN content_hash BINARY(32) NULL,
  ADD COLUMN version           INT         NULL,
  ADD COLUMN until_kind        VARCHAR(12) NULL,
  ADD COLUMN until_day         DATE        NULL,
  ADD COLUMN until_from        DATE        NULL,
  ADD COLUMN until_days        INT         NULL,
  ADD COLUMN until_working     BOOLEAN     NULL,
  ADD COLUMN until_provisional BOOLEAN     NULL,
  ADD COLUMN naming            VARCHAR(12) NULL,
  ADD COLUMN extended          BOOLEAN     NULL,
  ADD COLUMN reopened          BOOLEAN     NULL,
  ADD COLUMN stop_ground       VARCHAR(16) NULL,
  ADD COLUMN stop_from         DATE        NULL,
  ADD COLUMN satisfied         BOOLEAN     NULL,
  ADD COLUMN told_on           DATE        NULL;
