package org.fuma.plan;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.Findings;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;
import org.fuma.ledger.Rows.Written;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** What the tables of plans repeat of the ledger. */
@Singleton
class PlanRecorded implements Recorded {

  private static final int PAGE = 100;

  private final Sql sql;

  PlanRecorded(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Rows> rows() {
    return List.of(contentRows(), stepRows());
  }

  /** The firms, of which there may be thousands, are in the facts as a hash: {@link #walk} holds them against it. */
  private static Rows contentRows() {
    return Rows.of("plan_content c", "c.id", "plan.drafted", "plan.changed")
        .join("LEFT JOIN plan p ON p.id = c.plan_id")
        .at("c.at").salt("c.salt").actor("c.actor_id").object("c.plan_id")
        .id("plan", "c.plan_id").id("authority", "p.authority_id").number("number", "c.content_number").text("name", "c.name")
        .text("kind", "c.kind").day("from", "c.from_day").day("until", "c.until_day").number("perFirm", "c.per_firm")
        .text("district", chosen("c.district")).text("batch", chosen("c.batch")).text("grade", chosen("c.grade"))
        .set("items", Written.ID, "i.content_id, i.item_id FROM plan_item i WHERE i.content_id IN (%s)")
        .number("firms", "c.firms").untold("firmsHash");
  }

  /** Where firms were chosen, what was not chosen by is an empty text; where they were listed, all three are nothing. */
  private static String chosen(String column) {
    return "IF(COALESCE(c.district, c.batch, c.grade) IS NULL, NULL, COALESCE(" + column + ", ''))";
  }

  private static Rows stepRows() {
    return Rows.of("plan_step s", "s.id", "plan.filed", "plan.approved", "plan.returned", "plan.withdrawn")
        .join("LEFT JOIN plan p ON p.id = s.plan_id LEFT JOIN plan_content c ON c.id = s.content_id")
        .at("s.at").salt("s.salt").actor("s.actor_id").object("s.plan_id")
        .id("plan", "s.plan_id").id("authority", "p.authority_id").id("content", "s.content_id").number("number", "c.content_number")
        .text("from", "s.from_state").text("to", "s.to_state").text("reason", "s.reason");
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("plan", "against its first plan_content",
            "SELECT p.id FROM plan p LEFT JOIN plan_content c ON c.plan_id = p.id AND c.content_number = 1"
                + " WHERE NOT (c.at <=> p.at AND c.actor_id <=> p.actor_id)"),
        new HeadCheck("plan_head", "against the last plan_step and the last plan_content",
            "SELECT p.id FROM plan p LEFT JOIN plan_head h ON h.id = p.id"
                + " LEFT JOIN plan_step s ON s.id = (SELECT MAX(m.id) FROM plan_step m WHERE m.plan_id = p.id)"
                + " LEFT JOIN plan_content c ON c.plan_id = p.id"
                + " AND c.content_number = (SELECT MAX(n.content_number) FROM plan_content n WHERE n.plan_id = p.id)"
                + " WHERE NOT (h.authority_id <=> p.authority_id AND h.state <=> COALESCE(s.to_state, 'DRAFT') AND h.content_id <=> c.id"
                + " AND h.plan_year <=> YEAR(c.from_day) AND h.version <=> c.content_number"
                + " + (SELECT COUNT(*) FROM plan_step k WHERE k.plan_id = p.id))"),
        new HeadCheck("plan_content", "its number of firms against plan_firm",
            "SELECT c.id FROM plan_content c WHERE c.firms <> (SELECT COUNT(*) FROM plan_firm f WHERE f.content_id = c.id)"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }

  private record Content(long id, String facts) {}

  /** Holds the firms of each content against the hash in its entry's facts, the firms of one in memory. */
  @Override
  public void walk(Findings findings) {
    long after = Long.MIN_VALUE;
    List<Content> page;
    do {
      page = sql.list(row -> new Content(row.getLong(1), new String(row.getBytes(2), StandardCharsets.UTF_8)),
          "SELECT c.id, e.facts FROM plan_content c JOIN ledger_entry e ON e.id = c.id AND e.facts IS NOT NULL WHERE c.id > ?"
              + " ORDER BY c.id LIMIT " + PAGE,
          after);
      for (Content content : page) {
        List<Long> firms =
            sql.list(row -> row.getLong(1), "SELECT enterprise_id FROM plan_firm WHERE content_id = ? ORDER BY enterprise_id", content.id());
        // Canonical JSON: what stands so between quotation marks is this fact and nothing inside another.
        if (!content.facts().contains("\"firmsHash\":\"" + CheckedPlan.hash(firms) + '"')) {
          findings.add("plan_firm", Ids.show(content.id()), "the firms of this plan_content are not those of its ledger entry");
        }
        after = content.id();
      }
    } while (page.size() == PAGE);
  }
}
