-- Each version of an item is a row of its own, so that a visit's item stays readable as it was; series_id is the first version's id.
ALTER TABLE inspection_item
  ADD COLUMN office    VARCHAR(80) NOT NULL DEFAULT '',
  ADD COLUMN frequency VARCHAR(80) NOT NULL DEFAULT '',
  ADD COLUMN sector    VARCHAR(24) NOT NULL DEFAULT 'GENERAL',
  ADD COLUMN series_id BIGINT      NOT NULL DEFAULT 0,
  ADD COLUMN edition   INT         NOT NULL DEFAULT 1,
  DROP KEY inspection_item_code,
  ADD UNIQUE KEY inspection_item_edition (authority_id, item_code, edition),
  ADD KEY inspection_item_series (series_id);
