-- Items from before this table are in force.
INSERT INTO item_head (id, authority_id, state, current_code, ended_at, version)
SELECT id, authority_id, 'IN_FORCE', item_code, NULL, 1 FROM inspection_item;
