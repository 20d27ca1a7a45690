-- Each criterion of the list of firms is a range in the order of the list.
ALTER TABLE enterprise_head
  ADD KEY enterprise_head_batch (batch, id),
  ADD KEY enterprise_head_grade (grade, id);
