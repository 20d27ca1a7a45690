package org.fuma.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.City;
import org.fuma.Reply;

/** Requests that put firms' places on record. */
final class ViewsRequests {

  private static final Map<String, String> PLACE = Map.of("coordinates", "26.893412, 112.571987", "datum", "GCJ_02");

  private final City city = City.get();

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /enterprises/{id}/place", () -> {
      String id = city.firm();
      return () -> city.administrator().submit("/enterprises/" + id + "/place", PLACE);
    });
    add.accept("POST /api/v1/enterprises/{id}/place", () -> {
      String id = city.firm();
      return () -> city.administrator().post("/api/v1/enterprises/" + id + "/place", PLACE);
    });
  }
}
