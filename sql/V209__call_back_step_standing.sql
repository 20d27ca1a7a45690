-- Where a call-back stands after a step, so that its head can be held against its last one: who has it, how often and since when it was tried, by when it
-- is due. Steps of before have none of it.
ALTER TABLE call_back_step
  ADD COLUMN kept_by           BIGINT  NULL,
  ADD COLUMN tries             INT     NULL,
  ADD COLUMN tried_on          DATE    NULL,
  ADD COLUMN until_day         DATE    NULL,
  ADD COLUMN until_provisional BOOLEAN NULL;
