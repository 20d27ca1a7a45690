-- Rows that are held for the length of a transaction, and never changed: what is asked, named and filed about one firm at once goes one after the
-- other. Firms share them; nobody who arrives at a door holds any.
INSERT INTO lease (name, held_until)
WITH RECURSIVE places (place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM places WHERE place < 63)
SELECT CONCAT('complaint-firm-', place), '2000-01-01 00:00:00' FROM places;
