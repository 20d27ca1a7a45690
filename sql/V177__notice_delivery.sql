-- Working table: what has to go out. One row for each notice, channel and recipient: an account, a sealed address, or a webhook's address by its
-- hash. Taken by a conditional update for as long as the lease is renewed; epoch tells one take from the next.
CREATE TABLE notice_delivery (
  id          BIGINT         NOT NULL,
  notice_id   BIGINT         NOT NULL,
  channel     VARCHAR(8)     NOT NULL,
  account_id  BIGINT         NULL,
  address     VARBINARY(400) NULL,
  hook        BINARY(16)     NULL,
  state       VARCHAR(12)    NOT NULL,
  tries       INT            NOT NULL,
  next_at     DATETIME(6)    NOT NULL,
  lease_until DATETIME(6)    NULL,
  epoch       INT            NOT NULL,
  ended_at    DATETIME(6)    NULL,
  PRIMARY KEY (id),
  KEY notice_delivery_due (channel, state, next_at),
  KEY notice_delivery_ended (state, ended_at),
  KEY notice_delivery_notice (notice_id),
  CONSTRAINT notice_delivery_of FOREIGN KEY (notice_id) REFERENCES notice (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
