-- The last day on which a code is in force, in Asia/Shanghai; NULL: without end.
ALTER TABLE protection_code
  ADD COLUMN valid_until DATE NULL,
  ADD KEY protection_code_valid (valid_until, id);
