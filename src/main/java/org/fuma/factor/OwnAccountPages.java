package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.core.order.OrderUtil;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.SessionStanding;
import org.fuma.access.SignedIn;
import org.fuma.web.Frame;

/** A person's own account on one page: who they are here, and in parts of their own factors, sessions, events. */
@Produces(MediaType.TEXT_HTML)
@Controller("/account")
final class OwnAccountPages {

  /** What may just have been done; the page says so once. */
  private static final Set<String> DONE =
      Set.of("password", "codes", "totp-removed", "session", "sessions", "passkey", "passkey-removed", "device", "device-removed",
          "reach", "reach-removed");

  private final OwnAccount accounts;
  private final List<AccountPart> parts;
  private final Frame frame;

  OwnAccountPages(OwnAccount accounts, List<AccountPart> parts, Frame frame) {
    this.accounts = accounts;
    this.parts = OrderUtil.sort(parts.stream()).toList();
    this.frame = frame;
  }

  @SignedIn
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> due, @QueryValue Optional<String> done) {
    SessionStanding session = SessionStanding.of(request);
    List<Content> drawn = parts.stream().map(part -> part.draw(request, actor, session)).flatMap(Optional::stream).toList();
    return frame.page(
        request, "own.title", "factor/account",
        Map.of("account", accounts.of(actor), "due", due.isPresent() && actor.factorDue(), "done", done.filter(DONE::contains).orElse(""), "parts", drawn));
  }
}
