-- What concerns the safety of the system itself: exports, and later sign-ins and denials. Written in transactions of its
-- own, so that what failed is on record too. Old rows are swept by the owner's account, not by the service.
CREATE TABLE security_event (
  id         BIGINT        NOT NULL,
  at         DATETIME(6)   NOT NULL,
  kind       VARCHAR(48)   NOT NULL,
  account_id BIGINT        NULL,
  address    VARCHAR(64)   NOT NULL,
  subject    VARCHAR(200)  NOT NULL,
  detail     VARCHAR(1000) NOT NULL,
  request_id VARCHAR(16)   NOT NULL,
  PRIMARY KEY (id),
  KEY security_event_kind (kind, id),
  KEY security_event_account (account_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
