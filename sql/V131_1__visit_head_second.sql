-- Second officials who have not confirmed, in the order of the list.
ALTER TABLE visit_head
  ADD KEY visit_head_second (second_person, id);
