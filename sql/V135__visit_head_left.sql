-- Visits whose result is missing, by the departure. result_days: after how many calendar days here (UTC+8) the result came.
ALTER TABLE visit_head
  ADD COLUMN result_days INT GENERATED ALWAYS AS (DATEDIFF(completed_at + INTERVAL 8 HOUR, departed_at + INTERVAL 8 HOUR)) STORED,
  ADD KEY visit_head_left (state, departed_at),
  ADD KEY visit_head_result_days (result_days, id);
