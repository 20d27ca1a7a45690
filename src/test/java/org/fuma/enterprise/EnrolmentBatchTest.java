package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.enterprise.Enrolled.Change;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** What a roster's line says of a firm is what changes, and nothing else. */
class EnrolmentBatchTest {

  private static final NewEnterprise WHOLE =
      new NewEnterprise("", "衡阳示例甲厂", "", "衡阳市石鼓区示例路1号", "示例人", "0734-0000000", "第三批", "B", "");

  private final City city = City.get();
  private final EnrolmentBatch batch = city.bean(EnrolmentBatch.class);
  private final Enterprises enterprises = city.bean(Enterprises.class);
  private final Uscc uscc = new Uscc(City.uscc());

  @Test
  void aNewFirmIsEnrolledWithAllThatItsLineSays() {
    assertThat(take(WHOLE)).isInstanceOf(Enrolled.New.class);
    Enterprise firm = firm();
    assertThat(firm.particulars()).isEqualTo(
        new Particulars("衡阳示例甲厂", Optional.of(District.SHIGU), "衡阳市石鼓区示例路1号", "第三批", Optional.of(Grade.B), Optional.empty()));
    assertThat(firm.state()).isEqualTo(EnterpriseState.ACTIVE);
    assertThat(enterprises.contact(city.system(), firm.id())).isEqualTo(new Contact("示例人", "0734-0000000"));
    assertThat(enterprises.history(city.system(), firm.id())).singleElement().satisfies(step -> {
      assertThat(step.contact()).isTrue();
      assertThat(step.reason()).isEqualTo("名册");
    });
  }

  @Test
  void whatALineDoesNotSayStays() {
    take(WHOLE);
    Enterprise before = firm();
    assertThat(take(line("衡阳示例甲厂", "", "", "", "", "", "", ""))).isInstanceOf(Enrolled.Unchanged.class);
    assertThat(firm()).isEqualTo(before);
    assertThat(take(line("衡阳示例甲厂", "", "", "", "0734-1111111", "", "", ""))).isEqualTo(
        changed(Optional.of(District.SHIGU), new Change("telephone", "0734-0000000", "0734-1111111")));
    assertThat(enterprises.contact(city.system(), before.id())).isEqualTo(new Contact("示例人", "0734-1111111"));
    assertThat(firm().version()).isEqualTo(2);
  }

  @Test
  void aNewAddressSaysAnewWhereTheFirmIs() {
    take(WHOLE);
    assertThat(take(line("衡阳示例甲厂", "", "雁峰区示例路2号", "", "", "", "", ""))).isEqualTo(changed(Optional.of(District.YANFENG),
        new Change("district", "430407", "430406"), new Change("address", "衡阳市石鼓区示例路1号", "雁峰区示例路2号")));
    take(line("衡阳示例甲厂", "", "示例路3号", "", "", "", "", ""));
    assertThat(firm().district()).isEmpty();
    take(line("衡阳示例甲厂", "430481", "雁峰区示例路4号", "", "", "", "", ""));
    assertThat(firm().district()).contains(District.LEIYANG);
    assertThat(take(line("衡阳示例甲厂", "", "雁峰区示例路4号", "", "", "", "", ""))).isInstanceOf(Enrolled.Unchanged.class);
    assertThat(firm().district()).contains(District.LEIYANG);
  }

  @Test
  void aRenamedFirmIsFoundByItsNewNameAndKeepsItsFormerOneInItsHistory() {
    take(WHOLE);
    String name = City.fresh("衡阳示例改名换姓");
    take(line(name, "", "", "", "", "", "", ""));
    assertThat(enterprises.history(city.system(), firm().id())).extracting(EnterpriseStep::name).containsExactly("衡阳示例甲厂", name);
    EnterpriseFilter filter = EnterpriseFilter.read(name.substring(2), "", "", "", "", "");
    assertThat(enterprises.list(city.system(), filter, Optional.empty())).extracting(EnterpriseRow::uscc).containsExactly(uscc);
  }

  @Test
  void theLiaisonIsNamedByTheCertificateNumber() {
    String authority = city.authority();
    String official = city.official(authority);
    Liaison liaison = city.bean(Liaisons.class).find(Ids.read(official).orElseThrow()).orElseThrow();
    take(line("衡阳示例甲厂", "", "", "", "", "", "", liaison.certificateNumber()));
    assertThat(firm().liaison()).contains(liaison.official());
    assertThatThrownBy(() -> take(line("衡阳示例甲厂", "", "", "", "", "", "", "没有这个证号"))).isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void aSuspendedFirmChangesAndStaysSuspended() {
    take(WHOLE);
    enterprises.move(city.system(), firm().id(), EnterpriseState.SUSPENDED, "一段足够长的说明");
    take(line("衡阳示例乙厂", "", "", "", "", "", "", ""));
    assertThat(firm().state()).isEqualTo(EnterpriseState.SUSPENDED);
    assertThat(enterprises.history(city.system(), firm().id()).getLast().state()).isEqualTo(EnterpriseState.SUSPENDED);
  }

  @Test
  void aStepCommitsToTheSameFactsAsThatOfASingleEnrolment() {
    take(new NewEnterprise("", "衡阳示例甲厂", "", "", "", "", "", "", ""));
    record Kept(byte[] salt, byte[] commitment) {}
    Kept kept = city.bean(Sql.class).first(row -> new Kept(row.getBytes("salt"), row.getBytes("commitment")),
        "SELECT s.salt, l.commitment FROM enterprise_step s JOIN ledger_entry l ON l.id = s.id WHERE s.enterprise_id = ?", firm().id()).orElseThrow();
    Map<String, Object> facts =
        EnterpriseFacts.of(firm().id(), uscc, firm().enrolledAt(), EnterpriseState.ACTIVE, firm().particulars(), Optional.empty(), "名册");
    assertThat(city.bean(Ledger.class).commitment(kept.salt(), facts)).isEqualTo(kept.commitment());
  }

  @Test
  void onlyWhoMayEnrolMayTakeALine() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    Enrolment row = batch.checks().check(1, with(uscc, WHOLE));
    assertThatThrownBy(() -> batch.look(auditor.actor(), List.of(row), "首批")).isInstanceOf(Failure.Forbidden.class);
    assertThatThrownBy(() -> batch.write(auditor.actor(), List.of(row), "首批", "")).isInstanceOf(Failure.Forbidden.class);
  }

  /** Looks, takes, and insists that both told the same. */
  private Enrolled take(NewEnterprise line) {
    List<Enrolment> rows = List.of(batch.checks().check(1, with(uscc, line)));
    List<Enrolled> looked = batch.look(city.system(), rows, "首批");
    List<Enrolled> written = city.bean(Transactions.class).write(() -> batch.write(city.system(), rows, "首批", "名册"));
    assertThat(written).isEqualTo(looked);
    return written.getFirst();
  }

  private Enrolled changed(Optional<District> district, Change... changes) {
    return new Enrolled.Changed(batch.checks().check(1, with(uscc, lastLine)), firm().id(), district, List.of(changes));
  }

  private NewEnterprise lastLine;

  private NewEnterprise line(String name, String district, String address, String contact, String telephone, String batchName, String grade, String liaison) {
    lastLine = new NewEnterprise("", name, district, address, contact, telephone, batchName, grade, liaison);
    return lastLine;
  }

  private static NewEnterprise with(Uscc uscc, NewEnterprise line) {
    return new NewEnterprise(uscc.value(), line.name(), line.district(), line.address(), line.contact(), line.telephone(), line.batch(), line.grade(),
        line.liaison());
  }

  private Enterprise firm() {
    return enterprises.byUscc(uscc).orElseThrow();
  }
}
