package org.fuma.alert;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** What the tables of alerts repeat of the ledger. */
@Singleton
class AlertRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("alert a", "a.id", "alert.raised")
            .at("a.at").salt("a.salt").actor("a.actor_id").object("a.visit_id")
            .text("alert", "a.kind").text("state", "'OPEN'").id("enterprise", "a.enterprise_id").id("authority", "a.authority_id"),
        Rows.of("alert_step s", "s.id", "alert.closed")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.alert_id")
            .id("alert", "s.alert_id").text("state", "s.to_state").text("note", "s.note"));
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(new HeadCheck("alert_head", "against the alert_step by which it was closed",
        "SELECT a.id FROM alert a LEFT JOIN alert_head h ON h.id = a.id"
            + " LEFT JOIN alert_step s ON s.alert_id = a.id AND s.to_state = 'CLOSED'"
            + " WHERE NOT (h.state <=> IF(s.id IS NULL, 'OPEN', 'CLOSED') AND h.version <=> IF(s.id IS NULL, 1, 2))"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
