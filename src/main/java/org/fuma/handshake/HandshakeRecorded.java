package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;
import org.fuma.ledger.Rows.Written;

/** What the tables of the handshake repeat of the ledger; how it stands is in the visit's head. */
@Singleton
class HandshakeRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("handshake_answer a", "a.id", "visit.answered")
            .at("a.at").salt("a.salt").actor("a.actor_id").object("a.visit_id")
            .id("visit", "a.visit_id").text("answer", "a.answer").text("signature", "a.signature").flag("counts", "a.counts")
            .fact("liveStep", Written.NUMBER_TEXT, "a.live_step"));
  }

  /** Digits that signed are used up, and no others; those of visits from before they had a step of their own are on record with these visits. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("live_code_use", "against the handshake_answer that it signed",
            "SELECT u.visit_id FROM live_code_use u JOIN visit v ON v.id = u.visit_id AND v.entry_id IS NOT NULL"
                + " LEFT JOIN handshake_answer a ON a.visit_id = u.visit_id AND a.counts = 1 AND a.live_step = u.step"
                + " LEFT JOIN protection_code c ON c.id = u.code_id"
                + " WHERE NOT (a.actor_id <=> u.actor_id AND c.enterprise_id <=> v.enterprise_id"
                + " AND COALESCE(u.at BETWEEN a.at - INTERVAL 5 MINUTE AND a.at, 0))"),
        new HeadCheck("live_code_use", "the digits of a handshake_answer that are not used up",
            "SELECT a.visit_id FROM handshake_answer a LEFT JOIN live_code_use u ON u.visit_id = a.visit_id AND u.step = a.live_step"
                + " WHERE a.counts = 1 AND a.live_step IS NOT NULL AND u.visit_id IS NULL"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
