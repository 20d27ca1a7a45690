package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Puts on record where firms' premises are, so that an arrival's distance from them can be told. */
@Singleton
public class Places {

  private static final int SHOWN = 20;

  private final PlaceRepository repository;
  private final Enterprises enterprises;
  private final Ledger ledger;
  private final Idempotency idempotency;

  Places(PlaceRepository repository, Enterprises enterprises, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.enterprises = enterprises;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  /**
   * Puts a firm's place on record, in place of the one before.
   *
   * @param coordinates latitude and longitude in degrees, in either order
   * @param datum       the name of a {@link Datum}
   * @throws Failure.Invalid  when they are no place in China, or the datum is missing
   * @throws Failure.NotFound when there is no such firm
   */
  public void put(Actor by, long firm, String coordinates, String datum, Optional<String> key) {
    by.require(Permission.ENTERPRISE_ENROL);
    enterprises.see(by, firm);
    Checks checks = new Checks();
    Optional<Place> read = PlaceChecks.read(checks, "coordinates", coordinates);
    Datum of = checks.requiredOneOf("datum", datum, Datum.class);
    checks.done();
    Place given = read.orElseThrow();
    record Asked(long firm, String latitude, String longitude, Datum datum) {}
    Asked asked = new Asked(firm, degrees(given.latitude()), degrees(given.longitude()), of);
    idempotency.once(by.account(), key, asked, String.class, () -> write(by, firm, given, of));
  }

  /** How the firm's place came on record, the latest first, at most twenty. */
  List<PlaceStep> history(Actor by, long firm) {
    enterprises.see(by, firm);
    return repository.steps(firm, SHOWN);
  }

  private String write(Actor by, long firm, Place given, Datum datum) {
    Place place = datum.toWgs84(given);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("enterprise", Ids.show(firm));
    facts.put("latitude", degrees(place.latitude()));
    facts.put("longitude", degrees(place.longitude()));
    facts.put("datum", datum.name());
    facts.put("givenLatitude", degrees(given.latitude()));
    facts.put("givenLongitude", degrees(given.longitude()));
    // The head first: whoever places the same firm now waits here, so that the last entry is the one that stands.
    repository.move(firm, place);
    Sealed step = ledger.append("enterprise.placed", Enterprises.OBJECT, firm, by.account(), facts);
    repository.step(firm, place, datum, given, step, by.account());
    return Ids.show(firm);
  }

  private static String degrees(double number) {
    return PlaceRepository.degrees(number).toPlainString();
  }
}
