-- A late entry that was refused has no arrived_at here, so that its moment stays free for one that puts it right; visit has the moment that was claimed.
ALTER TABLE visit_late
  MODIFY COLUMN arrived_at DATETIME(6) NULL;
