-- What was done under a plan is counted from this key alone.
ALTER TABLE visit
  ADD KEY visit_plan (plan_id, enterprise_id, decision);
