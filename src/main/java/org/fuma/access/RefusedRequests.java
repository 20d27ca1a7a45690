package org.fuma.access;

import com.nimbusds.jwt.JWTParser;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.ServiceClock;
import org.fuma.web.ErrorAnswers;
import org.fuma.web.RequestId;
import org.fuma.web.RouteName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes every refused request among the security events: a token that is not believed (401), a lacking permission or a forged form (403), a
 * limit that is used up (429). Looks at the answers, so that no way of refusing is left out. What is refused to a firm, or to somebody unnamed, where
 * firms complain and rate is not noted: whoever reads the events would learn who does (design decision 12).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-999_998)
final class RefusedRequests {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
  private static final String LED_AWAY = "fuma.led-away";
  private static final Set<String> FORGED = Set.of("error.origin", "error.csrf");

  /** Not a refusal: the person goes on once they have proved who they are. */
  private static final String PROOF = "error.proof";

  /** Where firms say what they think of those who visit them, and read what became of it. */
  private static final Set<String> QUIET_ROOMS = Set.of("complaint", "rating", "mailbox");

  /** Said to whoever looks at too many proofs, of a complaint's steps perhaps. */
  private static final String MANY_PROOFS = "proof.too-many";

  private final SecurityEvents events;
  private final Actors actors;
  private final ServiceClock clock;

  RefusedRequests(SecurityEvents events, Actors actors, ServiceClock clock) {
    this.events = events;
    this.actors = actors;
    this.clock = clock;
  }

  /** Says that the answer, though it leads to the sign-in page, is a refusal. */
  static void ledAway(HttpRequest<?> request) {
    request.setAttribute(LED_AWAY, true);
  }

  @ResponseFilter
  void note(HttpRequest<?> request, MutableHttpResponse<?> response) {
    try {
      kind(request, response.code()).ifPresent(kind -> note(request, kind));
    } catch (RuntimeException unnoted) {
      // What is refused stays refused, and the answer goes out.
      LOG.warn("request={} its refusal is not on record", RequestId.of(request), unnoted);
    }
  }

  private void note(HttpRequest<?> request, SecurityEventKind kind) {
    Optional<Long> account = PermissionRule.actor(request).map(Actor::account).or(() -> PermissionRule.claimed(request));
    if (quiet(request, kind, account)) {
      return;
    }
    String said = ErrorAnswers.said(request).map(key -> "said=" + key).orElse("");
    events.note(events.origin(request, account), kind, RouteName.method(request) + " " + RouteName.of(request), said);
  }

  /** A token that nobody gave away tells of no firm; officials and desks who try these doors are noted as anywhere. */
  private boolean quiet(HttpRequest<?> request, SecurityEventKind kind, Optional<Long> account) {
    return (QUIET_ROOMS.contains(RouteName.room(request)) || ErrorAnswers.said(request).filter(MANY_PROOFS::equals).isPresent())
        && account.map(id -> actors.find(id).filter(known -> !known.may(Permission.COMPLAINT_FILE)).isEmpty())
            .orElse(kind != SecurityEventKind.TOKEN_REFUSED);
  }

  private Optional<SecurityEventKind> kind(HttpRequest<?> request, int status) {
    boolean ledAway = request.getAttribute(LED_AWAY).isPresent();
    return switch (status) {
      case 401 -> presented(request) ? Optional.of(SecurityEventKind.TOKEN_REFUSED) : Optional.empty();
      case 303 -> ledAway && presented(request) ? Optional.of(SecurityEventKind.TOKEN_REFUSED) : Optional.empty();
      case 403 -> {
        String said = ErrorAnswers.said(request).orElse("");
        // The framework itself refuses another site's page that calls a server on its visitor's own machine, and says nothing.
        boolean forged = FORGED.contains(said) || said.isEmpty() && request.getHeaders().contains("Origin");
        yield said.equals(PROOF) ? Optional.empty() : Optional.of(forged ? SecurityEventKind.FORGERY : SecurityEventKind.DENIED);
      }
      case 429 -> Optional.of(SecurityEventKind.THROTTLED);
      default -> Optional.empty();
    };
  }

  /** True when the request brought an access token that nobody believed. A browser's that has simply run out is everyday life. */
  private boolean presented(HttpRequest<?> request) {
    if (PermissionRule.actor(request).isPresent()) {
      return false;
    }
    boolean bearer = request.getHeaders().get("Authorization", String.class, "").regionMatches(true, 0, "Bearer ", 0, 7);
    return bearer || request.getCookies().findCookie(SessionCookies.ACCESS).map(Cookie::getValue).filter(token -> !expired(token)).isPresent();
  }

  private boolean expired(String token) {
    try {
      Date until = JWTParser.parse(token).getJWTClaimsSet().getExpirationTime();
      return until != null && until.toInstant().isBefore(clock.instant());
    } catch (ParseException | RuntimeException notOurs) {
      return false;
    }
  }
}
