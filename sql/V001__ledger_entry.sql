-- One line for every change of every record, written in the transaction of the change. What was changed stands in the
-- record itself (its step has the same id and keeps the salt); here stands only the commitment to it.
CREATE TABLE ledger_entry (
  id          BIGINT       NOT NULL,
  at          DATETIME(6)  NOT NULL,
  kind        VARCHAR(48)  NOT NULL,
  object_kind VARCHAR(24)  NOT NULL,
  object_id   BIGINT       NOT NULL,
  actor_id    BIGINT       NOT NULL,
  request_id  VARCHAR(26)  NOT NULL,
  form        SMALLINT     NOT NULL,
  commitment  BINARY(32)   NOT NULL,
  PRIMARY KEY (id),
  KEY ledger_entry_object (object_kind, object_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
