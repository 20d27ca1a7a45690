package org.fuma.access;

import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.attachment.Pictures;
import org.fuma.complaint.Inquired;
import org.fuma.complaint.MeasureKind;
import org.fuma.store.Ids;

/** The world's questions to authorities and measures: of each side's authority, in complaints of other firms. */
final class AccessInquiry {

  private final AccessWorld world;

  AccessInquiry(AccessWorld world) {
    this.world = world;
  }

  void add() {
    Caller supervisor = world.caller(Who.SUPERVISOR);
    for (int i = 0; i < 2; i++) {
      AccessSide side = world.side(i);
      Caller firm = City.get().signedInFor(City.get().firm());
      String answered = Inquired.complaint(firm, "authority", side.authority(), supervisor);
      String text = AccessWorld.mark(Inquired.TEXT);
      String question = Inquired.put(answered, side.authority(), text, supervisor);
      side.lead().post("/api/v1/questions/" + question + "/files", "image/png", Pictures.png(8, 8)).expect(201);
      side.lead().post("/api/v1/questions/" + question + "/answer", Map.of("text", AccessTable.REASON)).expect(200);
      String order = Inquired.measure(answered, supervisor, MeasureKind.ORDER);
      world.add(Thing.of(Kind.INQUIRY, "the question to authority " + i, Map.of("id", answered, "question", question, "number", "1")));
      world.add(Thing.ofAuthority(Kind.QUESTION, i, Map.of("id", question, "number", "1")).marked(text));
      world.add(Thing.ofAuthority(Kind.ORDER, i, Map.of("id", order)));
      world.add(Thing.of(Kind.MEASURE, "the measure of authority " + i, Map.of("id", order, "measure", order)));
    }
    String unknown = Ids.show(Ids.random());
    Map<String, String> own = world.of(Kind.INQUIRY).getFirst().names();
    world.none(Kind.INQUIRY, Map.of("id", unknown, "question", unknown, "number", "7"),
        Map.of("id", AccessWorld.ILL_FORMED, "question", AccessWorld.ILL_FORMED, "number", AccessWorld.ILL_FORMED));
    world.mixed(Kind.INQUIRY, "one complaint’s with another’s question",
        Map.of("id", own.get("id"), "question", world.of(Kind.INQUIRY).get(1).names().get("question"), "number", "1"), "question");
    world.none(Kind.QUESTION, Map.of("id", unknown, "number", "7"), Map.of("id", AccessWorld.ILL_FORMED, "number", AccessWorld.ILL_FORMED));
    world.none(Kind.ORDER, Map.of("id", unknown), Map.of("id", AccessWorld.ILL_FORMED));
    world.none(Kind.MEASURE, Map.of("id", unknown, "measure", unknown), Map.of("id", AccessWorld.ILL_FORMED, "measure", AccessWorld.ILL_FORMED));
  }
}
