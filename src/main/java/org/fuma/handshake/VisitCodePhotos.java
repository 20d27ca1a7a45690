package org.fuma.handshake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.authority.Authorities;
import org.fuma.authority.Official;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** The photographs of those who stand at the door, for whoever opened the visit's code; as long as its page tells who they are. */
@Controller
final class VisitCodePhotos {

  private final VisitCodeLooks looks;
  private final AtDoor door;
  private final Authorities authorities;
  private final Ledger ledger;

  VisitCodePhotos(VisitCodeLooks looks, AtDoor door, Authorities authorities, Ledger ledger) {
    this.looks = looks;
    this.door = door;
    this.authorities = authorities;
    this.ledger = ledger;
  }

  @Open
  @Get("/V/{visitToken}/photos/{official}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> photo(HttpRequest<?> request, String visitToken, String official) {
    Optional<Official> came = looks.number(request, visitToken)
        .flatMap(visit -> Ids.read(official).filter(one -> door.shows(visit, one, ledger.now()))).flatMap(authorities::official);
    byte[] jpeg = came.flatMap(authorities::portrait).orElseThrow(Failure.NotFound::new);
    return HttpResponse.ok(jpeg).contentType(MediaType.IMAGE_JPEG_TYPE).header("Cache-Control", "private, no-store");
  }
}
