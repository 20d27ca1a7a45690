package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Grade;
import org.fuma.rule.RuleParameters;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.fuma.web.Option;

/** Firms' years, read from the counters by which caps are decided. */
@Singleton
public class YearCounts {

  private final Sql sql;
  private final Rulebook rules;
  private final VisitNarrowing days;
  private final EntryRecords records;
  private final Enterprises enterprises;

  YearCounts(Sql sql, Rulebook rules, VisitNarrowing days, EntryRecords records, Enterprises enterprises) {
    this.sql = sql;
    this.rules = rules;
    this.days = days;
    this.records = records;
    this.enterprises = enterprises;
  }

  /**
   * How often one authority has inspected a firm in a year.
   *
   * @param year    in Asia/Shanghai
   * @param counted inspections towards the cap, up to now
   * @param cap     at most, by the rules of the visit's day and the firm's grade
   */
  public record SoFar(int year, int counted, int cap) {}

  /** The year's count that the visit meets, whether it counts itself or not; empty for a contact at which nothing is inspected. */
  public Optional<SoFar> soFar(Visit visit) {
    if (!visit.kind().inspection()) {
      return Optional.empty();
    }
    LocalDate day = Time.day(visit.arrivedAt());
    Optional<String> grade = enterprises.find(visit.enterprise()).flatMap(Enterprise::grade).map(Grade::name);
    return Optional.of(new SoFar(
        day.getYear(), records.counted(visit.enterprise(), visit.authority(), day.getYear()), rules.on(day).parameters().cap().at(grade)));
  }

  /**
   * The firm's visits in a year, for who may see them all.
   *
   * @param year this one where none is given
   * @throws Failure.NotFound for anybody but the firm itself and who sees every visit
   */
  public FirmYear of(Actor by, Enterprise firm, Optional<Integer> year) {
    if (!mayRead(by, firm.id())) {
      throw new Failure.NotFound();
    }
    int asked = year.orElseGet(() -> days.today().getYear());
    RuleParameters.Cap cap = rules.on(days.today()).parameters().cap();
    Optional<Integer> graded = firm.grade().map(Grade::name).map(cap.byGrade()::get);
    return new FirmYear(asked, graded.orElse(cap.general()), graded.isPresent(), authorities(firm.id(), asked));
  }

  /** True when {@link #of} will answer. */
  public static boolean mayRead(Actor by, long firm) {
    return by.may(Permission.VISIT_READ_ALL) || by.may(Permission.VISIT_READ_OWN) && by.speaksFor(firm);
  }

  /** The authorities that ever came to the actor's firms, by name. */
  List<Option> visitors(Actor by) {
    if (by.enterprises().isEmpty()) {
      return List.of();
    }
    String marks = by.enterprises().stream().map(firm -> "?").collect(Collectors.joining(", "));
    return sql.list(
        row -> new Option(Ids.show(row.getLong("id")), row.getString("name")),
        "SELECT DISTINCT a.id, a.name FROM visit_count c JOIN authority a ON a.id = c.authority_id WHERE c.enterprise_id IN (" + marks + ") ORDER BY a.name",
        by.enterprises().toArray());
  }

  private List<FirmYear.OfAuthority> authorities(long firm, int year) {
    return sql.list(
        row -> new FirmYear.OfAuthority(
            row.getLong("authority_id"), row.getString("name"), row.getInt("counted"), row.getInt("outside"), row.getInt("service")),
        "SELECT c.authority_id, a.name, c.counted, c.outside, c.service FROM visit_count c JOIN authority a ON a.id = c.authority_id"
            + " WHERE c.enterprise_id = ? AND c.count_year = ? ORDER BY c.counted + c.outside DESC, c.service DESC, a.name",
        firm, year);
  }
}
