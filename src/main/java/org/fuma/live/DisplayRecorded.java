package org.fuma.live;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** How the tables of door displays and live codes repeat what the ledger says. */
@Singleton
class DisplayRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("door_display_step s", "s.id", "display.opened", "display.revoked")
            .join("JOIN door_display d ON d.id = s.display_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.display_id")
            .kind("CASE s.to_state WHEN 'OPEN' THEN 'display.opened' ELSE 'display.revoked' END")
            .id("display", "s.display_id").id("enterprise", "d.enterprise_id").text("label", "d.label").moment("openedAt", "d.at")
            .text("state", "s.to_state").hex("token", "CASE WHEN s.to_state = 'OPEN' THEN d.token_hash END"));
  }

  /** When a screen last asked ({@code seen_at}) and the version are working. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("door_display_head", "state against the last step",
            "SELECT h.id FROM door_display_head h"
                + " LEFT JOIN door_display_step s ON s.id = (SELECT MAX(x.id) FROM door_display_step x WHERE x.display_id = h.id)"
                + " WHERE s.id IS NULL OR h.state <> s.to_state"),
        new HeadCheck("door_display", "every display has a head, and was opened by whom its first step names",
            "SELECT d.id FROM door_display d LEFT JOIN door_display_head h ON h.id = d.id"
                + " LEFT JOIN door_display_step s ON s.id = (SELECT MIN(x.id) FROM door_display_step x WHERE x.display_id = d.id)"
                + " WHERE h.id IS NULL OR s.id IS NULL OR s.actor_id <> d.actor_id"),
        new HeadCheck("door_display_step", "where a step begins against where the one before ended",
            "SELECT s.id FROM door_display_step s WHERE NOT (s.from_state <=>"
                + " (SELECT p.to_state FROM door_display_step p WHERE p.display_id = s.display_id AND p.id < s.id ORDER BY p.id DESC LIMIT 1))"),
        new HeadCheck("door_display_count", "a firm's open displays against their number",
            "SELECT c.enterprise_id FROM door_display_count c WHERE c.opened <> (SELECT COUNT(*) FROM door_display d"
                + " JOIN door_display_head h ON h.id = d.id WHERE d.enterprise_id = c.enterprise_id AND h.state = 'OPEN')"
                + " UNION SELECT d.enterprise_id FROM door_display d JOIN door_display_head h ON h.id = d.id"
                + " LEFT JOIN door_display_count c ON c.enterprise_id = d.enterprise_id WHERE h.state = 'OPEN' AND c.enterprise_id IS NULL"),
        uses());
  }

  /**
   * A step of the live code that a handshake used up has no entry of its own: its answer says of the step. Arrivals of old, which had no fact for it,
   * are left out.
   */
  private static HeadCheck uses() {
    return new HeadCheck("live_code_use", "a step that was used up against the answer that it signed, named by the visit",
        "SELECT u.visit_id FROM live_code_use u JOIN visit v ON v.id = u.visit_id LEFT JOIN protection_code c ON c.id = u.code_id"
            + " LEFT JOIN handshake_answer a ON a.visit_id = u.visit_id AND a.live_step = u.step AND a.counts = 1"
            + " WHERE v.entry_id IS NOT NULL AND (a.id IS NULL OR a.actor_id <> u.actor_id OR ABS(TIMESTAMPDIFF(MINUTE, a.at, u.at)) > 9"
            + " OR NOT c.enterprise_id <=> v.enterprise_id)"
            + " UNION SELECT a.visit_id FROM handshake_answer a LEFT JOIN live_code_use u ON u.visit_id = a.visit_id AND u.step = a.live_step"
            + " WHERE a.counts = 1 AND a.live_step IS NOT NULL AND u.visit_id IS NULL");
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
