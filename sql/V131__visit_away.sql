-- Phones that were away from the premises, in the order of the list.
ALTER TABLE visit
  ADD KEY visit_premises (premises, id);
