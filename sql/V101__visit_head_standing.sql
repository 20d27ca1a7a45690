-- The handshake: OPEN until an answer that counts closes it as CONFIRMED or DENIED. The second official: NOT_NEEDED, AWAITED, CONFIRMED, NO_PHONE.
ALTER TABLE visit_head
  ADD COLUMN handshake     VARCHAR(16) NOT NULL DEFAULT 'OPEN',
  ADD COLUMN second_person VARCHAR(16) NOT NULL DEFAULT 'NOT_NEEDED',
  ADD COLUMN wrong_digits  SMALLINT    NOT NULL DEFAULT 0,
  ADD COLUMN completed_at  DATETIME(6) NULL,
  ADD COLUMN correct_by    DATE        NULL;
