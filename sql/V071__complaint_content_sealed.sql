-- What was written at a step, text and demand with the salt of their hash, sealed together under the data key; bound to the row's id.
ALTER TABLE complaint_content
  ADD COLUMN sealed BLOB NULL;
