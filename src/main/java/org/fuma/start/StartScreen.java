package org.fuma.start;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Locale;
import org.fuma.sample.SampleAccounts;
import org.fuma.settings.Settings;

/** What an operator sees once the service is up. */
final class StartScreen {

  private StartScreen() {}

  static String text(Settings settings, SampleAccounts accounts, boolean sample) {
    StringBuilder text = new StringBuilder("\n");
    text.append("  Fuma (赋码) is ready: ").append(settings.publicAddress()).append('\n');
    if (!accounts.passwords().isEmpty()) {
      text.append("\n  The sample city has been loaded. An account for each role; the passwords are shown this once:\n\n");
      accounts.passwords().forEach((name, password) -> text.append(String.format(Locale.ROOT, "    %-14s %s%n", name, password)));
      text.append("\n  Password lost: stop the service, then  mvn -q compile exec:exec -Dfuma.args=\"account link NAME\"\n");
      text.append("  Away with the sample city: stop the service, then  mvn -q compile exec:exec -Dfuma.args=wipe\n");
    } else if (sample) {
      text.append("  The sample city is loaded. Password lost: stop the service, then  mvn -q compile exec:exec -Dfuma.args=\"account link NAME\"\n");
    }
    double seconds = (Clock.systemUTC().millis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1_000.0;
    text.append(String.format(Locale.ROOT, "%n  Started in %.1f s. Ctrl-C stops it.%n%n", seconds));
    return text.toString();
  }
}
