-- Authorities from before this table: on the list, for the whole city.
INSERT INTO authority_head (id, state, districts, entrusted_by, version) SELECT id, 'LISTED', '', '', 1 FROM authority;
