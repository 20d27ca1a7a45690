INSERT INTO lease (name, held_until) VALUES ('complaint-clock', '2000-01-01 00:00:00');
