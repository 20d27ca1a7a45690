-- Made for the first time; what it does stands in afterMigrate.sql, which makes it anew at each start.
CREATE PROCEDURE sweep_security_events(IN keep_days INT) DO 0;
