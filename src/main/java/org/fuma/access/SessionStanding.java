package org.fuma.access;

import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;
import org.fuma.web.Failure;

/**
 * The session of a request.
 *
 * @param provedAt when its person last proved who they are
 * @param device   the remembered phone that it was opened on
 */
public record SessionStanding(long id, long account, Strength strength, Instant provedAt, Optional<Long> device) {

  /**
   * The session of this request.
   *
   * @throws Failure.SignInRequired when there is none
   */
  public static SessionStanding of(HttpRequest<?> request) {
    return find(request).orElseThrow(() -> new Failure.SignInRequired("error.sign-in"));
  }

  /** From here on this request belongs to the session that was opened in place of its own: what is drawn now is for that one. */
  public static void moved(HttpRequest<?> request, Sessions.Pair opened) {
    SessionStanding before = of(request);
    request.setAttribute(
        PermissionRule.SESSION, new SessionStanding(opened.session(), before.account(), before.strength(), before.provedAt(), before.device()));
  }

  /** The session of this request, while it lives. */
  public static Optional<SessionStanding> find(HttpRequest<?> request) {
    return request.getAttribute(PermissionRule.SESSION, SessionStanding.class);
  }
}
