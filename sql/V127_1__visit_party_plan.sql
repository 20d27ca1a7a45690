-- What authorities that joined a visit did under their plans is found by this key.
ALTER TABLE visit_party
  ADD KEY visit_party_plan (plan_id, joined, visit_id);
