-- Complaints of before there was a clock get one. As many calendar days as working days are no more than those, so that the day is no later than the
-- right one: it is marked provisional, and the first round of the clock counts it by the calendar.
UPDATE complaint_head h
  JOIN complaint c ON c.id = h.id
  JOIN (SELECT complaint_id, MAX(at) AS at FROM complaint_step GROUP BY complaint_id) s ON s.complaint_id = h.id
  SET h.authority_id = c.authority_id,
    h.whole_day = DATE(c.submitted_at + INTERVAL 8 HOUR) + INTERVAL 60 DAY,
    h.due_kind = CASE h.state WHEN 'SUBMITTED' THEN 'ACCEPT' WHEN 'ACCEPTED' THEN 'DECIDE' WHEN 'DECIDED' THEN 'TELL' WHEN 'CLOSED' THEN NULL ELSE 'ARCHIVE' END,
    h.due_days = CASE h.state WHEN 'SUBMITTED' THEN 5 WHEN 'ACCEPTED' THEN 30 WHEN 'CLOSED' THEN NULL ELSE 15 END,
    h.due_from = CASE h.state WHEN 'CLOSED' THEN NULL ELSE DATE(s.at + INTERVAL 8 HOUR) END,
    h.due_day = CASE h.state WHEN 'SUBMITTED' THEN DATE(s.at + INTERVAL 8 HOUR) + INTERVAL 5 DAY
      WHEN 'ACCEPTED' THEN DATE(s.at + INTERVAL 8 HOUR) + INTERVAL 30 DAY
      WHEN 'CLOSED' THEN NULL
      ELSE DATE(s.at + INTERVAL 8 HOUR) + INTERVAL 15 DAY END,
    h.due_working = CASE h.state WHEN 'CLOSED' THEN NULL ELSE TRUE END,
    h.due_provisional = CASE h.state WHEN 'CLOSED' THEN NULL ELSE TRUE END
  WHERE h.due_kind IS NULL;
