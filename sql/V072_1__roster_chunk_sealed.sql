-- Whether the piece is sealed under the data key; pieces of an older program are not, and are swept in their time.
ALTER TABLE roster_chunk
  ADD COLUMN sealed BOOLEAN NOT NULL DEFAULT FALSE;
