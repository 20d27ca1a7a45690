package org.fuma.roster;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** How the imports' tables repeat what the ledger says of them. */
@Singleton
class RosterRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        steps("roster.received").where("s.event = 'received'")
            .text("file", "i.file_name").fact("size", Rows.Written.NUMBER_TEXT, "i.size").text("batch", "i.batch"),
        steps("roster.checked", "roster.refused", "roster.accepted", "roster.taken", "roster.discarded").where("s.event <> 'received'"));
  }

  private static Rows steps(String... kinds) {
    return Rows.of("roster_step s", "s.id", kinds)
        .join("JOIN roster_import i ON i.id = s.roster_id")
        .at("s.at").salt("s.salt").actor("s.actor_id").object("s.roster_id").kind("CONCAT('roster.', s.event)")
        .json("s.facts").id("roster", "s.roster_id").text("event", "s.event").hex("sha256", "i.sha256");
  }

  /** The layout, the preview, the problem as shown and which jobs do the work are working. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("roster_head", "state against the last step, mode against the acceptance",
            "SELECT h.id FROM roster_head h"
                + " LEFT JOIN roster_step s ON s.id = (SELECT MAX(x.id) FROM roster_step x WHERE x.roster_id = h.id)"
                + " WHERE s.id IS NULL OR h.state <> CASE s.event WHEN 'received' THEN 'CHECKING' WHEN 'checked' THEN 'CHECKED'"
                + " WHEN 'refused' THEN 'REFUSED' WHEN 'accepted' THEN 'TAKING' WHEN 'taken' THEN 'TAKEN' WHEN 'discarded' THEN 'DISCARDED'"
                + " ELSE '' END OR (h.mode IS NULL) = EXISTS (SELECT 1 FROM roster_step a WHERE a.roster_id = h.id AND a.event = 'accepted'"
                + " AND (h.mode IS NULL OR a.facts LIKE CONCAT('%\"mode\":\"', h.mode, '\"%')))"),
        new HeadCheck("roster_import", "every import has a head, and was received when and from whom its first step says",
            "SELECT i.id FROM roster_import i LEFT JOIN roster_head h ON h.id = i.id"
                + " LEFT JOIN roster_step s ON s.id = (SELECT MIN(x.id) FROM roster_step x WHERE x.roster_id = i.id)"
                + " WHERE h.id IS NULL OR s.id IS NULL OR s.event <> 'received' OR s.actor_id <> i.account_id"
                + " OR ABS(TIMESTAMPDIFF(MINUTE, s.at, i.at)) > 9"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
