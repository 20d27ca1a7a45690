-- What one person did of one kind: with either key alone all that is done often would have to be read.
ALTER TABLE ledger_leaf
  ADD KEY ledger_leaf_actor_kind (actor_id, kind, at, idx);
