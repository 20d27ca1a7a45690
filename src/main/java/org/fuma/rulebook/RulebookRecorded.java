package org.fuma.rulebook;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** What the tables of rules and calendars repeat of the ledger. Neither has heads: what holds is read from the versions themselves. */
@Singleton
class RulebookRecorded implements Recorded {

  /** The parameters are held against the facts as they are stored, a line each, whatever the release that reads them makes of them. */
  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.ofObject("rule_version v", "v.version_number", "rules.version")
            .entry("v.entry_id").at("v.at").salt("v.salt").actor("v.actor_id")
            .number("number", "v.version_number").day("from", "v.valid_from").text("reason", "v.reason").json("v.parameters"),
        Rows.of("calendar_year c", "c.entry_id", "calendar.loaded")
            .at("c.at").salt("c.salt").actor("c.actor_id").object("c.year_number")
            .number("year", "c.year_number").number("revision", "c.revision").flag("provisional", "c.provisional")
            .split("off", "c.off_days", ",").split("worked", "c.worked_days", ",").text("source", "c.source"));
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of();
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
