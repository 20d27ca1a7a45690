package org.fuma.live;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.code.Scanned;
import org.fuma.code.Serial;
import org.fuma.store.ServiceClock;

/** What screens showed, and tickets that were given, at other moments. */
public final class Screen {

  private static final City CITY = City.get();
  private static final Duration CALM = Duration.ofSeconds(5);

  private Screen() {}

  /** The live code that a screen shows so many steps from now, a negative number for former ones. */
  public static String text(Serial serial, int steps) {
    TimedDigits digits = CITY.bean(TimedDigits.class);
    // A test is over before the step is, so that "the step before" means the same from its first line to its last.
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> digits.running(serial).left().compareTo(CALM) > 0);
    return new Scanned.Live(serial, digits.of(serial, digits.step() + steps)).text();
  }

  /** The ticket that a scan of that long ago gave, with the live code of that moment. */
  public static Scan scanned(Actor by, Serial serial, Duration ago) {
    ServiceClock clock = CITY.bean(ServiceClock.class);
    Instant then = clock.instant().minus(ago);
    return clock.at(then, () -> {
      TimedDigits digits = CITY.bean(TimedDigits.class);
      Presence presence = new Presence(serial, digits.step());
      return new Scan(new Scanned.Live(serial, digits.of(serial, digits.step())).text(),
          CITY.bean(Presences.class).ticket(by, presence).text());
    });
  }

  /** A live code and the ticket that came of its scan. */
  public record Scan(String text, String ticket) {}
}
