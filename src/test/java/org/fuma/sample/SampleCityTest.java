package org.fuma.sample;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.fuma.City;
import org.fuma.access.AccountState;
import org.fuma.access.Role;
import org.fuma.alert.AlertKind;
import org.fuma.authority.AuthorityKind;
import org.fuma.code.CodeState;
import org.fuma.complaint.ComplaintCategory;
import org.fuma.complaint.ComplaintOutcome;
import org.fuma.complaint.ComplaintState;
import org.fuma.complaint.DueKind;
import org.fuma.complaint.Naming;
import org.fuma.complaint.Source;
import org.fuma.enterprise.District;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Uscc;
import org.fuma.plan.PlanState;
import org.fuma.rule.Verdict;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.visit.Handshake;
import org.fuma.visit.ScanMeans;
import org.fuma.visit.SecondOfficial;
import org.fuma.rule.VisitKind;
import org.fuma.visit.VisitResult;
import org.fuma.visit.VisitState;
import org.junit.jupiter.api.Test;

/** The sample city shows everything that there is, and nothing that could be taken for real. */
class SampleCityTest {

  private static final class Undone extends RuntimeException {}

  /** Loads the city in a transaction that is rolled back, so that other tests never meet it; its rows have higher ids than the second argument. */
  private static <T> T inTheSampleCity(BiFunction<SampleAccounts, Long, T> look) {
    Object[] seen = new Object[1];
    City city = City.get();
    try {
      city.bean(Transactions.class).run(() -> {
        long before = Ids.next();
        SampleAccounts accounts = city.bean(SampleCity.class).load();
        seen[0] = look.apply(accounts, before);
        throw new Undone();
      });
    } catch (Undone asPlanned) {
      @SuppressWarnings("unchecked")
      T result = (T) seen[0];
      return result;
    }
    throw new AssertionError("the transaction was to be rolled back");
  }

  private static Set<String> values(String sql, long above) {
    return new TreeSet<>(City.get().bean(Sql.class).list(row -> row.getString(1), sql, above));
  }

  private static Set<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void somethingIsInEveryStateThatExists() {
    inTheSampleCity((accounts, before) -> {
      assertThat(values("SELECT DISTINCT state FROM account_head WHERE id > ?", before)).isEqualTo(names(AccountState.values()));
      assertThat(values("SELECT DISTINCT state FROM enterprise_head WHERE id > ?", before)).isEqualTo(names(EnterpriseState.values()));
      // Codes of the sample city have no last day, so none expires.
      assertThat(values("SELECT DISTINCT state FROM code_head WHERE id > ?", before))
          .isEqualTo(names(EnumSet.complementOf(EnumSet.of(CodeState.EXPIRED)).toArray(CodeState[]::new)));
      assertThat(values("SELECT DISTINCT state FROM visit_head WHERE id > ?", before)).isEqualTo(names(VisitState.values()));
      assertThat(values("SELECT DISTINCT result FROM visit_head WHERE result IS NOT NULL AND id > ?", before)).isEqualTo(names(VisitResult.values()));
      assertThat(values("SELECT DISTINCT kind FROM visit WHERE id > ?", before)).isEqualTo(names(VisitKind.values()));
      assertThat(values("SELECT DISTINCT scanned FROM visit WHERE id > ?", before)).isEqualTo(names(ScanMeans.values()));
      assertThat(values("SELECT DISTINCT decision FROM visit WHERE id > ?", before)).isEqualTo(names(Verdict.values()));
      assertThat(values("SELECT DISTINCT handshake FROM visit_head WHERE id > ?", before)).isEqualTo(names(Handshake.values()));
      assertThat(values("SELECT DISTINCT second_person FROM visit_head WHERE id > ?", before)).isEqualTo(names(SecondOfficial.values()));
      assertThat(values("SELECT DISTINCT entered FROM visit WHERE id > ?", before)).contains("OUTAGE");
      assertThat(values("SELECT DISTINCT overridden FROM visit WHERE id > ?", before)).contains("1");
      assertThat(values("SELECT DISTINCT joined FROM visit_party WHERE visit_id > ?", before)).containsExactly("1");
      assertThat(values("SELECT DISTINCT state FROM plan_head WHERE id > ?", before)).isEqualTo(names(PlanState.values()));
      assertThat(values("SELECT DISTINCT kind FROM alert WHERE id > ?", before)).isEqualTo(names(AlertKind.values()));
      String own = " WHERE id IN (SELECT complaint_id FROM complaint_step WHERE id > ?)";
      assertThat(values("SELECT DISTINCT state FROM complaint_head" + own, before)).isEqualTo(names(ComplaintState.values()));
      assertThat(values("SELECT DISTINCT outcome FROM complaint_head" + own + " AND outcome IS NOT NULL", before)).isEqualTo(names(ComplaintOutcome.values()));
      assertThat(values("SELECT DISTINCT category FROM complaint" + own, before)).isEqualTo(names(ComplaintCategory.values()));
      assertThat(values("SELECT DISTINCT due_kind FROM complaint_head" + own + " AND due_kind IS NOT NULL", before)).isEqualTo(names(DueKind.values()));
      assertThat(values("SELECT DISTINCT source FROM complaint" + own, before)).isEqualTo(names(Source.values()));
      assertThat(values("SELECT DISTINCT naming FROM complaint_head" + own, before)).isEqualTo(names(Naming.values()));
      assertThat(values("SELECT id FROM complaint_head" + own + " AND proposal_id IS NOT NULL", before)).isNotEmpty();
      String about = " WHERE complaint_id IN (SELECT complaint_id FROM complaint_step WHERE id > ?)";
      assertThat(values("SELECT DISTINCT h.state FROM complaint_question q JOIN complaint_question_head h ON h.id = q.id" + about, before))
          .contains("OPEN", "ANSWERED");
      assertThat(values("SELECT DISTINCT h.state FROM complaint_measure m JOIN complaint_measure_head h ON h.id = m.id" + about, before)).contains("OPEN", "DONE");
      String called = " JOIN call_back b ON b.id = h.id JOIN rating r ON r.id = b.rating_id WHERE r.visit_id > ?";
      assertThat(values("SELECT DISTINCT h.state FROM call_back_head h" + called, before)).contains("OPEN", "REACHED");
      String totalled = "SELECT DISTINCT t.quarter_no FROM rating_total t WHERE t.published = 1 AND t.authority_id IN (SELECT id FROM authority WHERE id > ?)";
      assertThat(values(totalled, before)).hasSizeGreaterThanOrEqualTo(2);
      assertThat(values("SELECT DISTINCT kind FROM authority WHERE id > ?", before)).isEqualTo(names(AuthorityKind.values()));
      assertThat(values("SELECT DISTINCT roles FROM account_head WHERE id > ?", before)).isEqualTo(names(Role.values()));
      return true;
    });
  }

  @Test
  void itHasFiftyTwoFirmsOverAllDistrictsEightAuthoritiesAndAtLeastFortyItems() {
    inTheSampleCity((accounts, before) -> {
      assertThat(values("SELECT uscc FROM enterprise WHERE id > ?", before)).hasSize(52);
      assertThat(values("SELECT DISTINCT district FROM enterprise_head WHERE id > ?", before))
          .isEqualTo(Arrays.stream(District.values()).map(District::code).collect(Collectors.toCollection(TreeSet::new)));
      assertThat(values("SELECT name FROM authority WHERE id > ?", before)).hasSize(8);
      assertThat(values("SELECT id FROM inspection_item WHERE id > ?", before)).hasSizeGreaterThanOrEqualTo(40);
      assertThat(values("SELECT id FROM official WHERE valid_until < CURRENT_DATE AND id > ?", before)).isNotEmpty();
      return true;
    });
  }

  @Test
  void everyFirmHasAValidCodeAndANameThatNobodyTakesForARealFirm() {
    Set<String> seen = new HashSet<>();
    for (NamedCsvRecord line : SampleFile.lines("enterprises")) {
      assertThat(Uscc.read(line.getField("uscc"))).as(line.toString()).isPresent();
      assertThat(seen.add(line.getField("uscc"))).isTrue();
      assertThat(line.getField("name")).containsAnyOf("样例", "示例");
    }
  }

  @Test
  void theSameSeedAndDayTellTheSameStory() {
    BiFunction<SampleAccounts, Long, List<String>> story = (accounts, before) -> City.get().bean(Sql.class).list(
        row -> row.getString(1) + row.getString(2) + row.getString(3) + row.getString(4),
        "SELECT e.uscc, v.kind, v.scanned, v.reason FROM visit v JOIN enterprise e ON e.id = v.enterprise_id WHERE v.id > ? ORDER BY v.id",
        before);
    ServiceClock clock = City.get().bean(ServiceClock.class);
    // Both at the same moment: whether midnight comes between is not what is asked here.
    Instant now = clock.instant();
    assertThat(clock.at(now, () -> inTheSampleCity(story))).hasSizeGreaterThan(150).isEqualTo(clock.at(now, () -> inTheSampleCity(story)));
  }

  @Test
  void itsAccountsHaveLongRandomPasswordsThatAreAnotherEachTime() {
    Map<String, String> first = inTheSampleCity((accounts, before) -> accounts.passwords());
    assertThat(first.keySet()).contains("admin", "supervisor", "supervisor2", "auditor", "official", "lead", "firm");
    assertThat(new HashSet<>(first.values())).hasSameSizeAs(first.keySet()).allMatch(password -> password.length() >= 19);
    assertThat(inTheSampleCity((accounts, before) -> accounts.passwords()).values()).doesNotContainAnyElementsOf(first.values());
  }

  @Test
  void itIsNeverLoadedIntoARegistryThatIsInUse() {
    City.get().administrator();
    assertThat(City.get().bean(SampleCity.class).loadIfEmpty()).isEqualTo(SampleAccounts.NONE);
  }
}
