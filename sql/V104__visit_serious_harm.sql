-- Whether a verified report of serious harm was declared as the reason.
ALTER TABLE visit ADD COLUMN serious_harm TINYINT NOT NULL DEFAULT 0;
