package org.fuma.access;

import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.ledger.Entries;
import org.fuma.ledger.LedgerEntry;
import org.fuma.store.Ids;

/** Of both firms an entry of a visit, of the code and of a complaint, which each may have proved; and entries of which nobody gets a proof. */
final class AccessProofs {

  private final AccessWorld world;
  private final Entries entries = City.get().bean(Entries.class);

  AccessProofs(AccessWorld world) {
    this.world = world;
  }

  void add() {
    for (int side = 0; side < 2; side++) {
      of(side, "visit", Kind.VISIT, "id");
      of(side, "code", Kind.CODE, "code");
      of(side, "complaint", Kind.COMPLAINT, "id");
    }
    world.none(Kind.PROOF, Map.of("entry", Ids.show(Ids.next())), Map.of("entry", AccessWorld.ILL_FORMED));
    String rating = world.of(Kind.RATING).getFirst().names().get("id");
    world.mixed(Kind.PROOF, "the entry of a rating", Map.of("entry", first("rating", rating)), "entry");
    String authority = world.side(Who.SIDE).authority();
    world.mixed(Kind.PROOF, "the entry of an authority", Map.of("entry", first("authority", authority)), "entry");
  }

  private void of(int side, String objectKind, Kind kind, String name) {
    Thing thing = world.of(kind).stream().filter(one -> one.real() && one.firm().orElse(-1) == side).findFirst().orElseThrow();
    world.add(Thing.ofFirm(Kind.PROOF, side, Map.of("entry", first(objectKind, thing.names().get(name)))).named("the first entry of firm " + side + "’s " + kind));
  }

  private String first(String objectKind, String object) {
    List<LedgerEntry> all = entries.headers(objectKind, Ids.read(object).orElseThrow(), 0, 1);
    return Ids.show(all.getFirst().id());
  }
}
