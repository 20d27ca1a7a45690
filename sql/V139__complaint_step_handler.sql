-- Who had it after a step, which authority it was about, what was chosen: so that the head can be derived from the steps.
ALTER TABLE complaint_step
  ADD COLUMN handler_id   BIGINT       NULL,
  ADD COLUMN authority_id BIGINT       NULL,
  ADD COLUMN choice       VARCHAR(100) NULL;
