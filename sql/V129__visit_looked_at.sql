-- What is rare is found in the order of the list: refused entries and notices, overrides, late entries.
ALTER TABLE visit
  ADD KEY visit_decision (decision, id),
  ADD KEY visit_overridden (overridden, id),
  ADD KEY visit_entered (entered, id),
  ADD KEY visit_kind (kind, id);
