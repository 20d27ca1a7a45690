-- What was written at a step, text and demand together, sealed under the data key; bound to the row's id.
ALTER TABLE complaint_content
  ADD COLUMN sealed BLOB NULL;
