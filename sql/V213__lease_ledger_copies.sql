INSERT INTO lease (name, held_until) VALUES ('ledger-copies', '2000-01-01 00:00:00');
