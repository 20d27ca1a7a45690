-- Half of a phone's secret changes each time it is opened. The half before is still good, for the answer that did not arrive; whoever
-- comes with an older one holds a copy.
ALTER TABLE device
  ADD COLUMN turn_hash        BINARY(32) NOT NULL,
  ADD COLUMN former_turn_hash BINARY(32) NULL;
