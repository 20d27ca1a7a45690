package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.store.DatabaseClock;

/** What a sequencer has to mind besides the tables: whether the program ends, what time it is elsewhere, what others kept of the log. */
@Singleton
record Surroundings(Ending ending, DatabaseClock clock, List<OutsideCopies> copies) {}
