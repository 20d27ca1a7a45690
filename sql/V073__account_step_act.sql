-- What was done to the account, and to which of its ties to firms. Until now every step was the account's making.
ALTER TABLE account_step
  ADD COLUMN act           VARCHAR(16) NOT NULL DEFAULT 'CREATED',
  ADD COLUMN enterprise_id BIGINT      NULL,
  ADD COLUMN owner         BOOLEAN     NULL;
