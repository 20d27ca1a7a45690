package org.fuma.sample;

import java.time.Instant;

/** One visit on its way through the story; its number, and what became of it, are known once it has begun. */
final class SampleTold {
  long id;
  boolean admitted;
  boolean awaited;
  SampleRegistry.Firm firm;
  SampleRegistry.Office office;
  Instant arrival;
  Instant departure;
}
