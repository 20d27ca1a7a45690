-- Working table: on whose page a notice stands, and whether it was looked at.
CREATE TABLE notice_page (
  account_id BIGINT  NOT NULL,
  id         BIGINT  NOT NULL,
  unread     BOOLEAN NOT NULL,
  PRIMARY KEY (account_id, id),
  KEY notice_page_unread (account_id, unread, id),
  KEY notice_page_notice (id),
  CONSTRAINT notice_page_of FOREIGN KEY (id) REFERENCES notice (id),
  CONSTRAINT notice_page_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
