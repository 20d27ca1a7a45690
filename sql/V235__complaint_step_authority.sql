-- Whether an authority was ever named in a complaint, for the lists of those who belonged to one.
ALTER TABLE complaint_step ADD KEY complaint_step_authority (complaint_id, authority_id);
