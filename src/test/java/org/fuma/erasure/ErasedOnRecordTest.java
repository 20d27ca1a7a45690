package org.fuma.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.ledger.ErasureGround;
import org.fuma.ledger.Tampering;
import org.fuma.ledger.Verification;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.visit.Door;
import org.junit.jupiter.api.Test;

/** To a verification, what was erased by law fits the ledger, and what was taken away otherwise is tampering. */
class ErasedOnRecordTest {

  private final City city = City.another();
  private final Sql sql = city.bean(Sql.class);

  private List<String> found() {
    return city.bean(Verification.class).run(Verification.Options.NONE).found().stream()
        .map(finding -> finding.table() + " " + finding.row()).toList();
  }

  private long one(String query, Object... arguments) {
    return sql.first(row -> row.getLong(1), query, arguments).orElseThrow();
  }

  private void erase(String what, long id) {
    try (ApplicationContext eraser = city.erasing()) {
      long by = city.signedIn(Role.SUPERVISOR).actor().account();
      assertThat(eraser.getBean(Erasing.class).erase(new Order(what, id, ErasureGround.CONSENT_WITHDRAWN, "示例申请〔2026〕3号", by))).isNotEmpty();
    }
  }

  private long complaint() {
    String serial = city.code(city.firm()).substring(0, org.fuma.code.Serial.LENGTH);
    String sent = city.stranger().submitFile("/complain",
        Map.of("_key", City.fresh("key-"), "code", serial, "telephone", "138-0000-0417", "caller", "甲某某", "category", "NO_SCAN", "text", "两人未扫码进入车间，停留一小时。"), "", new byte[0]).expect(200).body();
    return Ids.read(sent.replaceAll("(?s).*class=\"mono\">([0-9A-Z]{13})<.*", "$1")).orElseThrow();
  }

  @Test
  void aLawfulErasureFitsAndAnyOtherIsNamed() throws SQLException {
    Door door = new Door(city);
    String visit = door.official.post("/api/v1/visits", door.inspection()).created();
    long id = Ids.read(visit).orElseThrow();
    Caller firm = door.firm();
    firm.post("/api/v1/visits/" + visit + "/remarks", Map.of("text", "第一条意见")).expect(201);
    door.official.post("/api/v1/visits/" + visit + "/files?name=a.jpg", "image/jpeg", Pictures.taken(80, 60, 6)).expect(201);
    long complaint = complaint();
    assertThat(found()).isEmpty();
    erase("visit", id);
    erase("caller", complaint);
    assertThat(found()).as("what was erased by law fits").isEmpty();
    erase("complaint_content", one("SELECT MIN(id) FROM complaint_step WHERE complaint_id = ?", complaint));
    assertThat(found()).as("a second erasure of the same text, too").isEmpty();

    firm.post("/api/v1/visits/" + visit + "/remarks", Map.of("text", "第二条意见")).expect(201);
    long erased = one("SELECT MIN(id) FROM visit_remark WHERE visit_id = ?", id);
    long kept = one("SELECT MAX(id) FROM visit_remark WHERE visit_id = ?", id);
    long attachment = one("SELECT attachment_id FROM visit_file WHERE visit_id = ?", id);
    long entry = one("SELECT id FROM erasure WHERE table_name = 'attachment_piece' AND row_id = ?", attachment);
    named("visit_remark_content", kept, owner -> owner.remove("visit_remark_content", "id", kept));
    named("visit_remark_content", erased, owner -> owner.remove("visit_remark_content", "id", erased));
    named("visit_remark_content", erased, owner -> owner.change("erasure", "rest", "REPEAT('x', 32)", "row_id", erased));
    named("attachment_piece", attachment, owner -> owner.remove("erasure", "id", entry));
    named("erasure", entry, owner -> owner.remove("erasure", "id", entry));
    named("erasure", entry, owner -> owner.change("erasure", "ground", "'ORDERED'", "id", entry));
    named("erasure", entry, owner -> owner.change("erasure", "row_id", Long.toString(attachment + 1), "id", entry));
    named("visit_remark_content", erased, owner -> owner.change("visit_remark", "content_hash",
        "(SELECT e.rest FROM erasure e WHERE e.row_id = " + erased + " AND e.table_name = 'visit_remark_content')", "id", erased));
    assertThat(found()).isEmpty();
  }

  @FunctionalInterface
  private interface Act {
    void with(Tampering owner) throws SQLException;
  }

  private void named(String table, long row, Act act) throws SQLException {
    try (Tampering owner = new Tampering(city)) {
      act.with(owner);
      assertThat(found()).anyMatch(name -> name.startsWith(table + " " + Ids.show(row)));
    }
  }
}
