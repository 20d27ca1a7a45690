package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.settings.Settings;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** What is kept about persons, why, how long, who sees it, and where to turn (个人信息保护法, articles 7, 17 and 35). */
@Produces(MediaType.TEXT_HTML)
@Controller("/privacy")
public final class PrivacyPages {

  /** What is kept, in the order of the page; the words are {@code privacy.KIND.what} and so on. */
  static final List<String> KINDS = List.of("contact", "account", "official", "visit", "complaint", "rating", "notice", "session", "event", "cookie");

  private final Frame frame;
  private final Settings settings;

  PrivacyPages(Frame frame, Settings settings) {
    this.frame = frame;
    this.settings = settings;
  }

  /** One kind of data: what, why, how long, who sees it. */
  public record Kind(String title, String what, String why, String length, String who) {}

  @Open
  @Get
  HttpResponse<?> show(HttpRequest<?> request) {
    Words words = Frame.words(request);
    Map<String, Object[]> lengths =
        Map.of(
            "session", new Object[] {hours(settings.sessionLength(), words), hours(settings.deskIdle(), words)},
            "event", new Object[] {days(settings.securityEventsKept(), words)},
            "cookie", new Object[] {hours(settings.sessionLength(), words), hours(settings.deviceLength(), words)});
    List<Kind> kinds =
        KINDS.stream().map(kind -> {
          String key = "privacy." + kind + ".";
          return new Kind(
              words.say(key + "title"), words.say(key + "what"), words.say(key + "why"),
              words.say(key + "length", lengths.getOrDefault(kind, new Object[0])), words.say(key + "who"));
        }).toList();
    return frame.page(request, "privacy.title", "access/privacy", Map.of("kinds", kinds));
  }

  /** A length in its largest whole unit. */
  private static String hours(Duration length, Words words) {
    if (length.toDays() > 1 && length.equals(Duration.ofDays(length.toDays()))) {
      return words.say("privacy.days", length.toDays());
    }
    return length.equals(Duration.ofHours(length.toHours()))
        ? words.say("privacy.hours", length.toHours()) : words.say("privacy.minutes", length.toMinutes());
  }

  private static String days(Period length, Words words) {
    List<String> parts = new ArrayList<>();
    if (length.toTotalMonths() > 0) {
      parts.add(words.say("privacy.months", length.toTotalMonths()));
    }
    if (length.getDays() > 0) {
      parts.add(words.say("privacy.days", length.getDays()));
    }
    return String.join(" ", parts);
  }
}
