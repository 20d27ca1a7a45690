-- What waits for an account is taken back when its work becomes another.
ALTER TABLE notice_delivery ADD KEY notice_delivery_account (account_id, state);
