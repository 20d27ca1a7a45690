package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.fuma.City;
import org.fuma.ledger.Findings.Finding;
import org.fuma.ledger.Tampering;
import org.fuma.ledger.Verification;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** What visits, plans, published lists, rules and files leave in their tables fits the ledger, and whatever is changed there is named. */
class VisitsOnRecordTest {

  private static Doings doings;

  private final City city = City.another();
  private final Sql sql = city.bean(Sql.class);

  VisitsOnRecordTest() {
    if (doings == null) {
      doings = new Doings(city);
    }
  }

  @Test
  void everythingThatIsDoneFitsTheLedger() {
    assertThat(sql.list(row -> row.getString(1), "SELECT DISTINCT kind FROM ledger_entry")).contains(
        "visit.logged", "visit.departed", "visit.concluded", "visit.party-completed", "visit.joined", "visit.invited", "visit.waived",
        "visit.answered", "visit.second-confirmed", "visit.file-added", "visit.remarked", "visit.unsigned", "alert.raised", "alert.closed",
        "plan.drafted", "plan.changed", "plan.filed", "plan.approved", "plan.returned", "plan.withdrawn", "authority.created", "authority.standing",
        "official.added", "official.renewed", "official.left", "official.returned", "official.photographed", "item.edition", "item.ended",
        "rules.version", "calendar.loaded");
    assertThat(states()).containsExactly("COMPLETED", "COMPLETED", "REFUSED", "COMPLETED", "DEPARTED");
    assertThat(found()).isEmpty();
  }

  private List<String> states() {
    return List.of(doings.ordered, doings.recheck, doings.refused, doings.joint, doings.late).stream()
        .map(visit -> sql.first(row -> row.getString(1), "SELECT state FROM visit_head WHERE id = ?", id(visit)).orElseThrow()).toList();
  }

  @Test
  void whateverIsChangedInTheRowsOfAVisitIsNamed() throws SQLException {
    long ordered = id(doings.ordered);
    long left = one("SELECT id FROM visit_step WHERE visit_id = ? AND to_state = 'DEPARTED'", ordered);
    long conclusion = one("SELECT id FROM visit_conclusion WHERE visit_id = ?", ordered);
    long party = one("SELECT MIN(id) FROM visit_party WHERE visit_id = ?", id(doings.joint));
    long waived = one("SELECT id FROM visit_joint_step WHERE visit_id = ? AND act = 'WAIVED'", id(doings.joint));
    long answer = one("SELECT id FROM handshake_answer WHERE visit_id = ? AND counts = 0", ordered);
    long presence = one("SELECT id FROM visit_presence WHERE visit_id = ?", ordered);
    long remark = one("SELECT MIN(id) FROM visit_remark WHERE visit_id = ?", ordered);
    long unsigned = one("SELECT MAX(id) FROM visit_remark WHERE visit_id = ?", ordered);
    long file = one("SELECT id FROM visit_file WHERE visit_id = ? AND number = 1", ordered);
    long first = one("SELECT attachment_id FROM visit_file WHERE visit_id = ? AND number = 1", ordered);
    long second = one("SELECT attachment_id FROM visit_file WHERE visit_id = ? AND number = 2", ordered);
    try (Tampering owner = new Tampering(city)) {
      owner.change("visit", "reason", "'另一说法'", "id", ordered);
      owner.change("visit", "reasons", "REPLACE(reasons, 'TWO_OFFICIALS', 'YEARLY_CAP')", "id", id(doings.refused));
      owner.remove("visit_item", "visit_id", id(doings.recheck));
      owner.change("visit_step", "at", "at - INTERVAL 1 DAY", "id", left);
      owner.change("visit_finding", "remark", "'一切正常'", "conclusion_id", conclusion);
      owner.change("visit_party", "reference", "'另一举报'", "id", party);
      owner.remove("visit_joint_step", "id", waived);
      owner.change("handshake_answer", "signature", "'ACCOUNT'", "id", answer);
      owner.change("visit_presence", "means", "'CODE'", "id", presence);
      owner.change("visit_remark", "read_out", "1 - COALESCE(read_out, 0)", "id", unsigned);
      owner.change("visit_remark_content", "sealed", "CONCAT(sealed, 'x')", "id", remark);
      owner.change("attachment", "name_hash", "UNHEX(SHA2('x', 256))", "id", first);
      owner.remove("attachment_piece", "attachment_id", second);
      assertThat(found()).contains("visit " + doings.ordered, "visit " + doings.refused, "visit " + doings.recheck, named("visit_step", left),
          named("visit_conclusion", conclusion), named("visit_party", party), named("visit_joint_step", waived), named("handshake_answer", answer),
          named("visit_presence", presence), named("visit_remark", unsigned), named("visit_remark_content", remark), named("visit_file", file),
          named("attachment_content", first), named("attachment_piece", second));
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void aHeadThatItsStepsContradictIsNamed() throws SQLException {
    long ordered = id(doings.ordered);
    long party = one("SELECT MIN(id) FROM visit_party WHERE visit_id = ?", id(doings.joint));
    long alert = one("SELECT MAX(alert_id) FROM alert_step");
    long official = one("SELECT MAX(official_id) FROM official_step");
    long authority = one("SELECT MAX(authority_id) FROM authority_step WHERE state = 'DELISTED'");
    long item = one("SELECT MAX(item_id) FROM item_step");
    try (Tampering owner = new Tampering(city)) {
      owner.change("visit_head", "departed_at", "departed_at + INTERVAL 1 SECOND", "id", id(doings.recheck));
      owner.change("visit_head", "second_person", "'NO_PHONE'", "id", id(doings.joint));
      owner.change("visit_head", "handshake", "'CONFIRMED'", "id", id(doings.late));
      owner.change("visit_head", "completed_at", "completed_at - INTERVAL 1 HOUR", "id", ordered);
      owner.change("visit_correction_head", "state", "'OPEN'", "visit_id", ordered);
      owner.change("visit_count", "counted", "counted + 1", "enterprise_id", doings.door.enterprise);
      owner.change("visit_late", "arrived_at", "arrived_at - INTERVAL 1 DAY", "id", id(doings.late));
      owner.change("visit", "official_id", Long.toString(id(doings.door.colleague)), "id", ordered);
      owner.change("visit_party", "joined", "NULL", "id", party);
      owner.change("alert_head", "state", "'OPEN'", "id", alert);
      owner.change("plan_head", "state", "'DRAFT'", "id", id(doings.plan));
      owner.change("authority_head", "districts", "''", "id", authority);
      owner.change("official_head", "title", "'局长'", "id", official);
      owner.change("item_head", "version", "version + 1", "id", item);
      assertThat(found()).contains(
          "visit_head " + doings.recheck, "visit_head " + doings.joint, "visit_head " + doings.late, "visit_head " + doings.ordered,
          "visit_correction_head " + doings.ordered, named("visit_count", doings.door.enterprise), "visit_late " + doings.late,
          "visit " + doings.ordered, named("visit_party", party), named("alert_head", alert), "plan_head " + doings.plan,
          named("authority_head", authority), named("official_head", official), named("item_head", item));
    }
  }

  @Test
  void whateverIsChangedInPlansListsAndRulesIsNamed() throws SQLException {
    long content = one("SELECT content_id FROM plan_head WHERE id = ?", id(doings.plan));
    long filed = one("SELECT MIN(id) FROM plan_step WHERE plan_id = ?", id(doings.plan));
    long alert = one("SELECT MIN(id) FROM alert WHERE authority_id = ?", id(doings.door.authority));
    long closed = one("SELECT MAX(id) FROM alert_step");
    long authority = one("SELECT MAX(authority_id) FROM authority_step WHERE state = 'DELISTED'");
    long standing = one("SELECT MAX(id) FROM authority_step WHERE state = 'DELISTED'");
    long official = one("SELECT MAX(official_id) FROM official_step");
    long photographed = one("SELECT MAX(id) FROM official_step WHERE act = 'PHOTOGRAPHED'");
    long ended = one("SELECT MAX(id) FROM item_step");
    long item = one("SELECT item_id FROM item_step WHERE id = ?", ended);
    long version = one("SELECT MAX(version_number) FROM rule_version");
    long calendar = one("SELECT entry_id FROM calendar_year WHERE year_number = 2081 ORDER BY revision DESC LIMIT 1");
    try (Tampering owner = new Tampering(city)) {
      owner.remove("plan_item", "content_id", content);
      owner.remove("plan_firm", "content_id", content);
      owner.change("plan_step", "reason", "'另一原因'", "id", filed);
      owner.change("alert", "kind", "'EMERGENCY'", "id", alert);
      owner.change("alert_step", "note", "'系误报'", "id", closed);
      owner.change("authority", "telephone", "'0734-1111111'", "id", authority);
      owner.change("authority_step", "reason", "'另一原因'", "id", standing);
      owner.change("official", "name", "'另一人'", "id", official);
      owner.change("official_step", "salt", "UNHEX(MD5('x'))", "id", photographed);
      owner.change("inspection_item", "yearly_cap", "yearly_cap + 1", "id", item);
      owner.change("item_step", "followed_by", "item_id", "id", ended);
      owner.change("rule_version", "parameters", "REPLACE(parameters, '\"cap.general\":\"', '\"cap.general\":\"9')", "version_number", version);
      owner.change("calendar_year", "off_days", "'2081-01-01'", "entry_id", calendar);
      assertThat(found()).contains(named("plan_content", content), named("plan_firm", content), named("plan_step", filed), named("alert", alert),
          named("alert_step", closed), named("authority", authority), named("authority_step", standing), named("official", official),
          named("official_step", photographed), named("inspection_item", item), named("item_step", ended), named("rule_version", version),
          named("calendar_year", calendar));
    }
  }

  /** The rows that do not fit, each once, as {@code table id}. */
  private List<String> found() {
    return city.bean(Verification.class).run(Verification.Options.NONE).found().stream().map(VisitsOnRecordTest::row).distinct().toList();
  }

  private static String row(Finding finding) {
    return finding.table() + " " + finding.row();
  }

  private static String named(String table, long row) {
    return table + " " + Ids.show(row);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow();
  }

  private long one(String query, Object... arguments) {
    return sql.first(row -> row.getLong(1), query, arguments).orElseThrow();
  }
}
