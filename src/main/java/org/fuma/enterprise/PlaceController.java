package org.fuma.enterprise;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;

/** Firms' places for programs; they are read with the firm. */
@Controller("/api/v1/enterprises/{id}/place")
final class PlaceController {

  private final Places places;
  private final Enterprises enterprises;

  PlaceController(Places places, Enterprises enterprises) {
    this.places = places;
    this.enterprises = enterprises;
  }

  /** Latitude and longitude in degrees as "26.893412, 112.571987", and their datum: WGS_84, GCJ_02 or BD_09. */
  @Serdeable
  record PlaceRequest(@Nullable String coordinates, @Nullable String datum) {}

  /** Puts a firm's place on record; answers it in WGS-84. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  HttpResponse<Place> put(Actor actor, String id, @Body PlaceRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    long firm = EnterprisePages.id(id);
    places.put(actor, firm, text(asked.coordinates()), text(asked.datum()), key);
    return HttpResponse.ok(enterprises.see(actor, firm).place().orElseThrow());
  }
}
