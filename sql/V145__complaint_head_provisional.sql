-- Deadlines that are counted anew when a calendar comes.
ALTER TABLE complaint_head
  ADD KEY complaint_head_provisional (due_provisional, id);
