package org.fuma.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.City;
import org.fuma.authority.ItemTables;
import org.fuma.store.Ids;

/** What the two authorities of a world have on the published lists: people, items, and a list that waits. */
final class AccessStaff {

  private final City city = City.get();
  private final AccessWorld world;

  AccessStaff(AccessWorld world) {
    this.world = world;
  }

  void add() {
    for (int i = 0; i < 2; i++) {
      String id = world.side(i).authority();
      String official = city.official(id);
      city.administrator().post("/api/v1/authorities/" + id + "/officials/" + official + "/photo", "image/png", ItemTables.picture()).expect(200);
      String file = city.administrator().post("/api/v1/authorities/" + id + "/item-files?name=items.csv", "text/csv", ItemTables.csv("XJ-" + i)).created();
      // Moves that lead to where they stand already: nothing else in the world has to suffer from them.
      world.add(Thing.ofAuthority(Kind.AUTHORITY, i, Map.of("id", id, "official", official, "move", "relist")));
      world.add(Thing.ofAuthority(Kind.OFFICIAL, i, Map.of("id", id, "official", official, "move", "return")));
      world.add(Thing.ofAuthority(Kind.PERSON_ACCOUNT, i, Map.of("id", id, "official", official)));
      world.add(Thing.ofAuthority(Kind.ITEM, i, Map.of("id", id, "item", city.item(id))));
      world.add(Thing.ofAuthority(Kind.ITEM_FILE, i, Map.of("id", id, "file", file)));
    }
    String unknown = Ids.show(Ids.next());
    world.none(Kind.AUTHORITY, Map.of("id", unknown, "official", unknown, "move", "relist"), Map.of("id", AccessWorld.ILL_FORMED, "official", AccessWorld.ILL_FORMED, "move", "relist"));
    world.none(Kind.OFFICIAL, Map.of("id", unknown, "official", unknown, "move", "return"), Map.of("id", AccessWorld.ILL_FORMED, "official", AccessWorld.ILL_FORMED, "move", "return"));
    names(Kind.PERSON_ACCOUNT, "official", unknown);
    names(Kind.ITEM, "item", unknown);
    names(Kind.ITEM_FILE, "file", unknown);
    for (Kind kind : List.of(Kind.OFFICIAL, Kind.PERSON_ACCOUNT)) {
      foreign(kind, "official", kind == Kind.OFFICIAL ? Map.of("move", "return") : Map.of());
    }
    foreign(Kind.ITEM, "item", Map.of());
    foreign(Kind.ITEM_FILE, "file", Map.of());
    Map<String, String> own = world.of(Kind.OFFICIAL).getFirst().names();
    world.add(Thing.wrong(Kind.OFFICIAL, "an official with no such move", Map.of("id", own.get("id"), "official", own.get("official"), "move", "nothing"), Set.of("move")));
  }

  private void names(Kind kind, String variable, String unknown) {
    world.none(kind, Map.of("id", unknown, variable, unknown), Map.of("id", AccessWorld.ILL_FORMED, variable, AccessWorld.ILL_FORMED));
  }

  /** One authority's address with what is another's. */
  private void foreign(Kind kind, String variable, Map<String, String> more) {
    Map<String, String> names = new java.util.HashMap<>(more);
    names.put("id", world.side(0).authority());
    names.put(variable, world.of(kind).get(1).names().get(variable));
    world.mixed(kind, "one authority’s with another’s " + variable, Map.copyOf(names), variable);
  }
}
