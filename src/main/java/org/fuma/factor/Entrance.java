package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Browsers;
import org.fuma.access.KnownBrowsers;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionCookies;
import org.fuma.access.Sessions;
import org.fuma.access.Strength;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** Lets in whom a passkey or a remembered phone has proved. */
@Singleton
final class Entrance {

  private final Sessions sessions;
  private final SessionCookies cookies;
  private final DeviceCookie phone;
  private final KnownBrowsers known;
  private final Browsers browsers;
  private final SecurityEvents events;
  private final Sql sql;

  Entrance(
      Sessions sessions, SessionCookies cookies, DeviceCookie phone, KnownBrowsers known, Browsers browsers, SecurityEvents events, Sql sql) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.phone = phone;
    this.known = known;
    this.browsers = browsers;
    this.events = events;
    this.sql = sql;
  }

  /** Opens a session and hands it to the browser, with the secret of the phone that was opened. */
  void admit(HttpRequest<?> request, MutableHttpResponse<?> response, long account, Strength strength, Optional<DeviceOpening.Opening.Opened> opened, String by) {
    Sessions.Pair pair = sessions.open(account, strength, browsers.of(request), opened.map(DeviceOpening.Opening.Opened::device));
    cookies.give(response, pair);
    opened.ifPresent(turned -> phone.give(response, turned.next()));
    sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", account)
        .ifPresent(username -> known.remember(request, response, username));
    events.record(events.origin(request, Optional.of(account)), "sign-in", "", "strength=" + strength + " by " + by);
  }

  /** Writes down that a phone came with a secret that was replaced long since. */
  void copied(HttpRequest<?> request, DeviceOpening.Opening.Copied copied) {
    events.record(
        events.origin(request, Optional.of(copied.account())), "device.forgotten", "",
        "device " + Ids.show(copied.device()) + ": its secret was replaced before, there is a copy of it");
  }

  /** Writes down that somebody was not let in. */
  void refused(HttpRequest<?> request, Optional<Long> account, String why) {
    events.record(events.origin(request, account), "sign-in.failed", "", why);
  }
}
