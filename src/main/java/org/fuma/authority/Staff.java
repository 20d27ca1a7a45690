package org.fuma.authority;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Finds what an address names: an authority, one of its officials, one of its items. What is not there, or is another's, is not found. */
@Singleton
class Staff {

  private final Authorities authorities;
  private final OfficialRepository people;
  private final ItemRepository things;

  Staff(Authorities authorities, OfficialRepository people, ItemRepository things) {
    this.authorities = authorities;
    this.people = people;
    this.things = things;
  }

  Authority authority(String id) {
    return Ids.read(id).flatMap(authorities::authority).orElseThrow(Failure.NotFound::new);
  }

  /** The authority when the actor may add to it: one must not learn by a refused field that it exists. */
  Authority staffed(Actor actor, String id) {
    return Ids.read(id)
        .filter(authority -> Authorities.mayStaff(actor, authority))
        .flatMap(authorities::authority)
        .orElseThrow(Failure.NotFound::new);
  }

  Official official(String authority, String id) {
    long body = authority(authority).id();
    return Ids.read(id).flatMap(people::official).filter(official -> official.authority() == body).orElseThrow(Failure.NotFound::new);
  }

  Official staffed(Actor actor, String authority, String id) {
    staffed(actor, authority);
    return official(authority, id);
  }

  InspectionItem item(String authority, String id) {
    long body = authority(authority).id();
    return Ids.read(id).flatMap(things::item).filter(item -> item.authority() == body).orElseThrow(Failure.NotFound::new);
  }

  InspectionItem staffedItem(Actor actor, String authority, String id) {
    staffed(actor, authority);
    return item(authority, id);
  }

  /** A page of who serves, or of who has left, after that one. */
  List<Official> page(long authority, boolean left, Optional<Long> after) {
    return left
        ? people.leftAbove(authority, after.orElse(0L), Authorities.PAGE)
        : people.servingAbove(authority, after.orElse(0L), Authorities.PAGE);
  }

  /** A page of who serves under a certificate that is over, or will be within {@link Official#WARNING_DAYS}. */
  List<Official> ending(long authority, LocalDate today, Optional<Long> after) {
    return people.endingAbove(authority, today.plusDays(Official.WARNING_DAYS), after.orElse(0L), Authorities.PAGE);
  }

  long countEnding(long authority, LocalDate today) {
    return people.countEnding(authority, today.plusDays(Official.WARNING_DAYS));
  }

  long count(long authority) {
    return people.count(authority);
  }

  /** A page of what is in force, by code, after the code of that item. */
  List<InspectionItem> items(long authority, Optional<Long> after) {
    String code = after.flatMap(things::item).filter(item -> item.authority() == authority).map(InspectionItem::code).orElse("");
    return things.inForceAfter(authority, code, Authorities.PAGE);
  }

  long countItems(long authority) {
    return things.count(authority);
  }

  /** The photograph to be shown, never to be run. */
  HttpResponse<byte[]> photo(Official official) {
    byte[] jpeg = authorities.portrait(official).orElseThrow(Failure.NotFound::new);
    return HttpResponse.ok(jpeg).contentType(MediaType.IMAGE_JPEG_TYPE).header("Cache-Control", "private, max-age=300");
  }
}
