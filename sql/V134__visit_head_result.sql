-- What came of visits, in the order of the list.
ALTER TABLE visit_head
  ADD KEY visit_head_result (result, id);
