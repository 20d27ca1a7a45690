-- What waits in one state, or concerns one authority, in the order in which it is due.
ALTER TABLE complaint_head
  ADD KEY complaint_head_state_due (state, due_day, id),
  ADD KEY complaint_head_authority_due (authority_id, due_day, id);
