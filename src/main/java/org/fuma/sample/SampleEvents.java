package org.fuma.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fuma.store.ServiceClock;

/** What happens in the story, and when. */
final class SampleEvents {

  private final List<Event> events = new ArrayList<>();

  private record Event(Instant at, Runnable act) {}

  /** Something that happens then. */
  void add(Instant at, Runnable act) {
    events.add(new Event(at, act));
  }

  /** Lets everything happen in its order, each at its time. */
  void play(ServiceClock clock) {
    events.stream().sorted(Comparator.comparing(Event::at)).forEach(event -> clock.at(event.at(), () -> run(event)));
  }

  private static boolean run(Event event) {
    event.act().run();
    return true;
  }
}
