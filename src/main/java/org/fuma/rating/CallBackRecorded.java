package org.fuma.rating;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/**
 * What the tables of call-backs repeat of the ledger. When supervisors were reminded ({@code reminded_on}), which counts the head's version on, is in
 * no entry.
 */
@Singleton
class CallBackRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.ofObject("call_back c", "c.id", CallBackAct.OPEN.kind()).salt("c.salt").actor("0")
            .id("callBack", "c.id").text("act", "'OPEN'").text("state", "'OPEN'").id("handler", "NULL").number("tries", "0").day("triedOn", "NULL")
            .day("dueDay", "c.due_day").day("dueFrom", "c.opened_on").number("dueDays", "c.due_days").flag("provisional", "c.due_provisional")
            .id("complaint", "NULL").hex("textHash", "NULL").id("rating", "c.rating_id"),
        Rows.of("call_back_step s", "s.id", acts()).join("JOIN call_back c ON c.id = s.call_back_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.call_back_id")
            .id("callBack", "s.call_back_id").text("act", "s.act").text("state", "s.to_state").id("handler", "s.kept_by").number("tries", "s.tries")
            .day("triedOn", "s.tried_on").day("dueDay", "s.until_day").day("dueFrom", "c.opened_on").number("dueDays", "c.due_days")
            .flag("provisional", "s.until_provisional").id("complaint", "s.complaint_id").hex("textHash", "s.content_hash"));
  }

  private static String[] acts() {
    return Arrays.stream(CallBackAct.values()).filter(act -> act != CallBackAct.OPEN).map(CallBackAct::kind).toArray(String[]::new);
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("call_back_head", "against the last call_back_step, or call_back where there is none",
            "SELECT c.id FROM call_back c LEFT JOIN call_back_head h ON h.id = c.id LEFT JOIN rating r ON r.id = c.rating_id"
                + " LEFT JOIN call_back_step s ON s.id = (SELECT MAX(x.id) FROM call_back_step x WHERE x.call_back_id = c.id)"
                + " WHERE h.id IS NULL OR NOT (h.authority_id <=> r.authority_id AND h.due_from = c.opened_on AND h.due_days <=> c.due_days"
                + " AND h.complaint_id <=> (SELECT x.complaint_id FROM call_back_step x WHERE x.call_back_id = c.id AND x.complaint_id IS NOT NULL"
                + " ORDER BY x.id DESC LIMIT 1))"
                + " OR s.id IS NULL AND c.due_day IS NOT NULL AND NOT (h.state = 'OPEN' AND h.handler_id IS NULL AND h.tries = 0"
                + " AND h.tried_on IS NULL AND h.due_day = c.due_day AND h.due_provisional <=> c.due_provisional)"
                + " OR s.tries IS NOT NULL AND NOT (h.state = s.to_state AND h.handler_id <=> s.kept_by AND h.tries = s.tries"
                + " AND h.tried_on <=> s.tried_on AND h.due_day <=> s.until_day AND h.due_provisional <=> s.until_provisional)"),
        new HeadCheck("call_back_step", "whom it was handed to and the day counted anew, against where it stood then",
            "SELECT s.id FROM call_back_step s WHERE s.tries IS NOT NULL AND NOT (s.due_day <=> CASE WHEN s.act = 'RECOUNT' THEN s.until_day END"
                + " AND s.handler_id <=> CASE WHEN s.act = 'HAND_OVER' THEN s.kept_by END)"),
        new HeadCheck("call_back_content", "the step at which it was said",
            "SELECT t.id FROM call_back_content t LEFT JOIN call_back_step s ON s.id = t.id WHERE s.content_hash IS NULL"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of(
        new ContentCheck("call_back_content", CallBackRepository.PLACE,
            "SELECT s.id, s.content_hash AS hash, t.sealed FROM call_back_step s LEFT JOIN call_back_content t ON t.id = s.id"
                + " WHERE s.id > ? AND s.content_hash IS NOT NULL ORDER BY s.id LIMIT ?"));
  }
}
