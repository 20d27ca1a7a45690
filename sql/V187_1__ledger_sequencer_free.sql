INSERT INTO ledger_sequencer (id, epoch, held_until) VALUES (1, 0, '2000-01-01 00:00:00');
