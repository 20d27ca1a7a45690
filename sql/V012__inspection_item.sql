-- Published inspection items (检查事项): what is not on this list may not be inspected.
CREATE TABLE inspection_item (
  id           BIGINT       NOT NULL,
  salt         BINARY(16)   NOT NULL,
  authority_id BIGINT       NOT NULL,
  item_code    VARCHAR(40)  NOT NULL,
  name         VARCHAR(120) NOT NULL,
  legal_basis  VARCHAR(500) NOT NULL,
  object       VARCHAR(200) NOT NULL,
  content      VARCHAR(500) NOT NULL,
  method       VARCHAR(16)  NOT NULL,
  yearly_cap   SMALLINT     NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY inspection_item_code (authority_id, item_code),
  CONSTRAINT inspection_item_of FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT inspection_item_cap CHECK (yearly_cap BETWEEN 0 AND 366)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
