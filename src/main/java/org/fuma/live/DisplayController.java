package org.fuma.live;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Door displays for programs. */
@Controller("/api/v1/enterprises/{id}/displays")
final class DisplayController {

  private final DoorDisplays displays;

  DisplayController(DoorDisplays displays) {
    this.displays = displays;
  }

  /** A display to open; {@code label} says where the screen is. */
  @Serdeable
  record OpeningRequest(@Nullable String label) {}

  /**
   * A display.
   *
   * @param seenAt the minute in which a screen last asked for the code; null when none has
   * @param link   the address to open on the screen; told once, to who opened it
   */
  @Serdeable
  record DisplayView(
      String id, String enterprise, String label, String state, Instant openedAt, @Nullable Instant seenAt,
      @Nullable String link) {}

  /** Opens a display for one's own firm. */
  @Needs(Permission.ENTERPRISE_OWN)
  @Post
  HttpResponse<DisplayView> open(
      Actor actor, String id, @Body OpeningRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    DoorDisplays.Made made = displays.open(actor, id(id), text(asked.label()), key);
    return HttpResponse.created(view(made.display(), Optional.of(made.link())));
  }

  /** Lists a firm's displays, revoked ones among them, latest first. */
  @Needs({Permission.ENTERPRISE_OWN, Permission.ENTERPRISE_READ})
  @Get
  Listing<DisplayView> list(Actor actor, String id, @QueryValue Optional<String> pageToken) {
    List<DoorDisplay> rows = displays.list(actor, id(id), Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(display -> view(display, Optional.empty())).toList(),
        rows.size() < DoorDisplays.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Revokes a display, for good. */
  @Needs({Permission.ENTERPRISE_OWN, Permission.ENTERPRISE_ENROL})
  @Post("/{display}/revocation")
  DisplayView revoke(Actor actor, String id, String display) {
    return view(displays.revoke(actor, id(id), id(display)), Optional.empty());
  }

  static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }

  private static DisplayView view(DoorDisplay display, Optional<String> link) {
    return new DisplayView(
        Ids.show(display.id()), Ids.show(display.enterprise()), display.label(), display.state().name(),
        display.openedAt(), display.seen().orElse(null), link.orElse(null));
  }
}
