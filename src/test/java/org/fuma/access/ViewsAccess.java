package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.DOOR;
import static org.fuma.access.Kind.FIRM;
import static org.fuma.access.Kind.YEAR;

import java.util.List;
import java.util.Map;

/** How the routes are called by which people look at what stands. */
final class ViewsAccess {

  private static final Map<String, String> PLACE = Map.of("coordinates", "26.893412, 112.571987", "datum", "GCJ_02");

  private ViewsAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/enterprises/{id}/place", FIRM),
        act("POST /enterprises/{id}/place", FIRM, PLACE),
        act("POST /api/v1/enterprises/{id}/place", FIRM, PLACE),
        see("/api/v1/enterprises/{id}/visit-counts", YEAR),
        see("/today", DOOR),
        see("/api/v1/today", DOOR));
  }
}
