-- Of call-backs of before, what never changes.
UPDATE call_back c
  JOIN call_back_head h ON h.id = c.id
  SET c.due_days = h.due_days;
