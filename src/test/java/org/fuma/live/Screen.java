package org.fuma.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
  private static final Duration CALMER = Duration.ofSeconds(12);
  private static final Duration EARLY = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Screen() {}

  /** The live code that a screen shows so many steps from now, a negative number for former ones. */
  public static String text(Serial serial, int steps) {
    return texts(serial, steps).getFirst();
  }

  /** Live codes that a screen shows so many steps from now, all counted from the same step. */
  public static List<String> texts(Serial serial, int... steps) {
    // What is next to the running step is judged otherwise once that is over; what is further away, or runs, is not.
    left(IntStream.of(steps).anyMatch(step -> Math.abs(step) == 1) ? CALMER : CALM);
    TimedDigits digits = CITY.bean(TimedDigits.class);
    long now = digits.step();
    return IntStream.of(steps).mapToObj(step -> new Scanned.Live(serial, digits.of(serial, now + step)).text()).toList();
  }

  /** Comes back while most of the running step is still to come, so that it means the same from a test's first line to its last. */
  public static void early() {
    left(EARLY);
  }

  private static void left(Duration least) {
    ServiceClock clock = CITY.bean(ServiceClock.class);
    long step = TimedDigits.STEP.toMillis();
    Awaitility.await().atMost(PATIENCE).until(() -> step - clock.millis() % step > least.toMillis());
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
