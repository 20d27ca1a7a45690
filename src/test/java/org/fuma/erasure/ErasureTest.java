package org.fuma.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.ledger.Erased;
import org.fuma.ledger.ErasureGround;
import org.fuma.ledger.Erasures;
import org.fuma.ledger.Ledger;
import org.fuma.rating.Rounds;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.web.Failure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the law wants gone goes with its salt, an entry says so, and pages say it where the text stood. */
class ErasureTest {

  private static final City CITY = City.get();
  private static final String NOTE = "依法删除：个人撤回同意。Erased on";
  private static final String REASON = "示例申请〔2026〕1号";

  private static ApplicationContext eraser;
  private static Erasing erasing;
  private static long by;

  private final Sql sql = CITY.bean(Sql.class);
  private final Erasures erasures = CITY.bean(Erasures.class);

  @BeforeAll
  static void begin() {
    eraser = CITY.erasing();
    erasing = eraser.getBean(Erasing.class);
    by = CITY.signedIn(Role.SUPERVISOR).actor().account();
  }

  @AfterAll
  static void end() {
    eraser.close();
  }

  private static Order order(String what, String id, ErasureGround ground) {
    return new Order(what, number(id), ground, REASON, by);
  }

  private static List<Erasable> erase(String what, String id) {
    return erasing.erase(order(what, id, ErasureGround.CONSENT_WITHDRAWN));
  }

  private static long number(String id) {
    return Ids.read(id).orElseThrow();
  }

  private long count(String query, Object... arguments) {
    return sql.first(row -> row.getLong(1), query, arguments).orElseThrow();
  }

  private long entries(long object) {
    return count("SELECT COUNT(*) FROM ledger_entry WHERE object_id = ? AND kind = 'content.erased'", object);
  }

  /** A complaint from the plaque of a new firm. */
  private static String complaint() {
    String serial = CITY.code(CITY.firm()).substring(0, org.fuma.code.Serial.LENGTH);
    String sent = CITY.stranger().submitFile("/complain",
        Map.of("_key", City.fresh("key-"), "code", serial, "telephone", "13800000417", "caller", "甲某某", "category", "NO_SCAN", "text", "两人未扫码进入车间七八九，停留一小时。"), "", new byte[0]).expect(200).body();
    return sent.replaceAll("(?s).*class=\"mono\">([0-9A-Z]{13})<.*", "$1");
  }

  @Test
  void whoCalledIsErasedAndTheWordsStay() {
    String id = complaint();
    Caller supervisor = CITY.signedIn(Role.SUPERVISOR);
    assertThat(supervisor.page("/complaints/" + id).expect(200).body()).contains("甲某某", "13800000417");
    List<Erasable> erased = erase("caller", id);
    assertThat(erased).hasSize(1).allMatch(row -> row.table().equals("complaint_content") && row.object() == number(id));
    String page = supervisor.page("/complaints/" + id).expect(200).body();
    assertThat(page).contains("七八九", NOTE).doesNotContain("甲某某", "13800000417");
    assertThat(entries(number(id))).isEqualTo(1);
    assertThat(erase("caller", id)).as("nothing is left of it").isEmpty();
    assertThat(entries(number(id))).isEqualTo(1);
  }

  @Test
  void whatStandsInTheTextsPlaceIsWhatTheErasureSays() {
    String id = complaint();
    long row = erase("caller", id).getFirst().row();
    Erased erased = erasures.of("complaint_content", row).orElseThrow();
    Salted there = Salted.open(CITY.bean(Vault.class), "complaint:" + Ids.show(row),
        sql.first(found -> found.getBytes(1), "SELECT sealed FROM complaint_content WHERE id = ?", row).orElseThrow());
    byte[] hash = CITY.bean(Ledger.class).hash(there.salt(), there.text());
    assertThat(erased.rest()).hasValueSatisfying(rest -> assertThat(rest).isEqualTo(hash));
    assertThat(erasures.explains("complaint_content", row, Optional.of(hash))).isTrue();
    assertThat(erasures.explains("complaint_content", row, Optional.empty())).as("the row itself is gone").isFalse();
    byte[] other = hash.clone();
    other[31] ^= 1;
    assertThat(erasures.explains("complaint_content", row, Optional.of(other))).isFalse();
    assertThat(erasures.explains("complaint_content", row + 1, Optional.of(hash))).isFalse();
    assertThat(erasures.erased("complaint_content", row)).isFalse();
    assertThat(sql.first(found -> HexFormat.of().formatHex(found.getBytes("salt")) + found.getString("reason"),
        "SELECT e.salt, e.reason FROM erasure e JOIN ledger_entry l ON l.id = e.id AND l.at = e.at AND l.actor_id = e.actor_id WHERE e.id = ?",
        erased.entry())).hasValueSatisfying(found -> assertThat(found).endsWith(REASON));
  }

  @Test
  void aComplaintThatIsNotClosedIsErasedOnAnOrderAlone() {
    String id = complaint();
    CITY.signedIn(Role.SUPERVISOR).submit("/complaints/" + id + "/notes", Map.of("note", "一条要删除的备注四五六", "_key", City.fresh("key-"))).expect(303);
    assertThatThrownBy(() -> erase("complaint", id)).isInstanceOf(Failure.Conflict.class).hasMessage("erasure.complaint-open");
    assertThat(entries(number(id))).isZero();
    assertThat(count("SELECT COUNT(*) FROM complaint_pair WHERE complaint_id = ?", number(id))).isPositive();
    assertThat(erasing.plan(order("complaint", id, ErasureGround.ORDERED))).hasSize(2);
    assertThat(erasing.erase(order("complaint", id, ErasureGround.ORDERED))).extracting(Erasable::table)
        .containsExactly("complaint_content", "complaint_note_content");
    String page = CITY.signedIn(Role.SUPERVISOR).page("/complaints/" + id).expect(200).body();
    assertThat(page).contains("法院或主管机关责令删除").doesNotContain("七八九", "四五六", "甲某某", "13800000417");
    assertThat(count("SELECT COUNT(*) FROM complaint_pair WHERE complaint_id = ?", number(id))).isZero();
    assertThat(entries(number(id))).isEqualTo(2);
  }

  @Test
  void remarksAndFilesOfAVisitGoAndItsPageSaysSo() {
    Rounds rounds = new Rounds();
    Rounds.Call call = rounds.left();
    String path = "/api/v1/visits/" + call.visit();
    call.staff().post(path + "/remarks", Map.of("text", "一句要删除的意见")).expect(201);
    rounds.official().post(path + "/files?name=%E7%8E%B0%E5%9C%BA.jpg", "image/jpeg", Pictures.taken(80, 60, 6)).expect(201);
    assertThat(erase("visit", call.visit())).extracting(Erasable::table)
        .containsExactly("visit_remark_content", "attachment_content", "attachment_piece");
    assertThat(call.staff().page("/visits/" + call.visit()).expect(200).body()).contains(NOTE).doesNotContain("一句要删除的意见", "现场.jpg");
    call.staff().get(path + "/files/1").expect(404);
    long attachment = count("SELECT attachment_id FROM visit_file WHERE visit_id = ?", number(call.visit()));
    assertThat(erasures.erased("attachment_piece", attachment)).isTrue();
    assertThat(count("SELECT COUNT(*) FROM attachment_piece WHERE attachment_id = ?", attachment)).isZero();
  }

  @Test
  void theWordsOfARatingGoAndItsGradeStays() {
    Rounds rounds = new Rounds();
    Rounds.Call call = rounds.left();
    String callBack = rounds.called(call);
    Caller supervisor = CITY.signedIn(Role.SUPERVISOR);
    assertThat(supervisor.page("/call-backs/" + callBack).expect(200).body()).contains("一段只有监督员能看到的话");
    long rating = count("SELECT id FROM rating WHERE authority_id = ?", number(rounds.authority()));
    assertThat(erase("rating", call.visit())).as("people know the visit that it is about").extracting(Erasable::row).contains(rating);
    assertThat(erase("rating", Ids.show(rating))).isEmpty();
    assertThat(supervisor.page("/call-backs/" + callBack).expect(200).body()).contains(NOTE).doesNotContain("一段只有监督员能看到的话");
  }

  @Test
  void aContactInForceIsErasedOnlyOnceTheFirmHasLeft() {
    String firm = CITY.firm();
    long last = count("SELECT MAX(id) FROM enterprise_content WHERE enterprise_id = ?", number(firm));
    assertThatThrownBy(() -> erase("enterprise_content", Ids.show(last))).isInstanceOf(Failure.Conflict.class).hasMessage("erasure.contact-needed");
    assertThatThrownBy(() -> erase("firm", firm)).as("there is no former contact").isInstanceOf(Failure.NotFound.class);
    CITY.administrator().post("/api/v1/enterprises/" + firm + "/state", Map.of("state", "WITHDRAWN", "reason", "注销登记")).expect(200);
    assertThat(erase("firm", firm)).extracting(Erasable::row).contains(last);
    String page = CITY.administrator().page("/enterprises/" + firm).expect(200).body();
    assertThat(page).contains("依法删除：个人撤回同意。").doesNotContain("示例联系人", "0734-0000000");
    assertThat(CITY.administrator().get("/api/v1/enterprises/" + firm).expect(200).json().get("contact").getStringValue()).isEmpty();
  }

  @Test
  void allOfAnOrderIsDoneOrNothing() throws SQLException {
    Rounds rounds = new Rounds();
    Rounds.Call call = rounds.left();
    call.staff().post("/api/v1/visits/" + call.visit() + "/remarks", Map.of("text", "一句要删除的意见")).expect(201);
    rounds.official().post("/api/v1/visits/" + call.visit() + "/files?name=a.jpg", "image/jpeg", Pictures.taken(80, 60, 6)).expect(201);
    try (Connection owner = CITY.database().asOwner()) {
      owner.createStatement().execute("CREATE TRIGGER stubborn BEFORE DELETE ON attachment_piece FOR EACH ROW SIGNAL SQLSTATE '45000'");
      try {
        assertThatThrownBy(() -> erase("visit", call.visit())).isInstanceOf(RuntimeException.class);
      } finally {
        owner.createStatement().execute("DROP TRIGGER stubborn");
      }
    }
    assertThat(entries(number(call.visit()))).isZero();
    assertThat(call.staff().page("/visits/" + call.visit()).expect(200).body()).contains("一句要删除的意见", "a.jpg").doesNotContain(NOTE);
    assertThat(erase("visit", call.visit())).hasSize(3);
  }

  @Test
  void theServiceItselfCannotErase() {
    Rounds.Call call = new Rounds().left();
    call.staff().post("/api/v1/visits/" + call.visit() + "/remarks", Map.of("text", "一句要留下的意见")).expect(201);
    Erasing powerless = CITY.bean(Erasing.class);
    assertThatThrownBy(() -> powerless.erase(order("visit", call.visit(), ErasureGround.ORDERED))).isNotInstanceOf(Failure.class);
    assertThat(entries(number(call.visit()))).isZero();
    assertThat(call.staff().page("/visits/" + call.visit()).expect(200).body()).contains("一句要留下的意见");
  }

  @Test
  void whatIsNotThereOrNotErasableIsRefused() {
    String nobody = Ids.show(Ids.next());
    for (Wanted wanted : Wanted.values()) {
      assertThatThrownBy(() -> erasing.plan(order(wanted.written(), nobody, ErasureGround.ORDERED))).as(wanted.written())
          .isInstanceOf(Failure.NotFound.class);
    }
    assertThatThrownBy(() -> erasing.plan(order("ledger_entry", nobody, ErasureGround.ORDERED))).isInstanceOf(Failure.Conflict.class);
    for (TextTable table : TextTable.values()) {
      assertThatThrownBy(() -> erasing.plan(order(table.table(), nobody, ErasureGround.ORDERED))).as(table.table())
          .isInstanceOf(Failure.NotFound.class);
    }
    String id = complaint();
    assertThatThrownBy(() -> erasing.erase(new Order("caller", number(id), ErasureGround.ORDERED, "无", by))).isInstanceOf(Failure.Conflict.class);
  }
}
