-- A firm has one current code at most: one that waits to be handed over, is in force, or is suspended. The column that held
-- the firm while its code was in force holds it for as long as the code is current.
ALTER TABLE code_head
  RENAME COLUMN active_of TO current_of,
  RENAME INDEX code_head_active TO code_head_current;
