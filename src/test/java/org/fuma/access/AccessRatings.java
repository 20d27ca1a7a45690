package org.fuma.access;

import java.util.List;
import java.util.Map;
import org.fuma.rating.Rounds;
import org.fuma.store.Ids;

/** Ratings of both sides' visits, what they opened and what they come to. */
final class AccessRatings {

  private final AccessWorld world;

  AccessRatings(AccessWorld world) {
    this.world = world;
  }

  void add() {
    for (int i = 0; i < 2; i++) {
      int side = i;
      Thing shaken = world.of(Kind.HANDSHAKE).stream().filter(thing -> thing.real() && thing.firm().orElse(-1) == side).findFirst().orElseThrow();
      world.add(Thing.ofFirm(Kind.RATEABLE, i, shaken.names()).by(i).named("the visit to firm " + i + " to be rated"));
      List<Thing> visits = world.all(Kind.VISIT).stream().filter(thing -> thing.firm().orElse(-1) == side).toList();
      String visit = visits.getLast().names().get("id");
      String words = AccessWorld.mark("评价内容");
      world.add(Thing.of(Kind.RATING, "rating " + i, Map.of("id", Rounds.ratedTomorrow(world.side(i).owner(), visit, words))).marked(words));
      world.add(Thing.of(Kind.CALL_BACK, "call-back " + i, Map.of("id", Rounds.callBack(visit), "act", "try")));
      world.add(Thing.ofAuthority(Kind.TOTAL, i, Map.of("authority", world.side(i).authority())));
    }
    world.none(Kind.RATEABLE, Map.of("id", Ids.show(Ids.next())), Map.of("id", AccessWorld.ILL_FORMED));
    world.none(Kind.RATING, Map.of("id", Ids.show(Ids.random())), Map.of("id", AccessWorld.ILL_FORMED));
    world.none(Kind.TOTAL, Map.of("authority", Ids.show(Ids.next())), Map.of("authority", AccessWorld.ILL_FORMED));
    String known = world.of(Kind.CALL_BACK).getFirst().names().get("id");
    world.none(Kind.CALL_BACK, Map.of("id", Ids.show(Ids.random()), "act", "try"), Map.of("id", AccessWorld.ILL_FORMED, "act", "try"));
    world.mixed(Kind.CALL_BACK, "a call-back with no such act", Map.of("id", known, "act", "nothing"), "act");
  }
}
