package org.fuma.visit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The rows of results: what was said, what was found on each item. */
@Singleton
class ConclusionRepository {

  private final Sql sql;

  ConclusionRepository(Sql sql) {
    this.sql = sql;
  }

  /** Moves the visit to its end; false when it does not stand before it (any more). */
  boolean complete(long visit, Conclusion said, Instant at) {
    return sql.run(
            "UPDATE visit_head SET state = ?, result = ?, completed_at = ?, correct_by = ?, version = version + 1 WHERE id = ? AND state = ?",
            VisitEdge.COMPLETE.to(), said.result(), at, said.correctBy(), visit, VisitEdge.COMPLETE.from())
        == 1;
  }

  void add(long visit, long authority, Conclusion said, Optional<Long> closes, Sealed step, long actor) {
    sql.run(
        "INSERT INTO visit_conclusion (id, salt, visit_id, authority_id, result, note, correct_by, case_number, why, closes, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), visit, authority, said.result(), said.note(), said.correctBy(), said.caseNumber(), said.why(), closes, actor,
        step.at());
    sql.batch("INSERT INTO visit_finding (conclusion_id, item_id, found, remark) VALUES (?, ?, ?, ?)",
        said.findings().stream().map(finding -> new Object[] {step.id(), finding.item(), finding.found(), finding.remark()}).toList());
  }

  /** Every result of the visit, in the order in which they were recorded. */
  List<Concluded> of(long visit) {
    record OfConclusion(long conclusion, ItemFinding finding) {}
    Map<Long, List<ItemFinding>> findings =
        sql.list(
                row -> new OfConclusion(row.getLong("conclusion_id"),
                    new ItemFinding(row.getLong("item_id"), Found.valueOf(row.getString("found")), row.getString("remark"))),
                "SELECT f.* FROM visit_finding f JOIN visit_conclusion c ON c.id = f.conclusion_id WHERE c.visit_id = ? ORDER BY f.item_id", visit)
            .stream().collect(Collectors.groupingBy(OfConclusion::conclusion, Collectors.mapping(OfConclusion::finding, Collectors.toList())));
    return sql.list(
        row -> concluded(row, findings.getOrDefault(row.getLong("id"), List.of())),
        "SELECT c.*, a.display_name FROM visit_conclusion c LEFT JOIN account a ON a.id = c.actor_id WHERE c.visit_id = ? ORDER BY c.id", visit);
  }

  private static Concluded concluded(ResultSet row, List<ItemFinding> findings) throws SQLException {
    Conclusion said =
        new Conclusion(
            VisitResult.valueOf(row.getString("result")),
            row.getString("note"),
            Optional.ofNullable(row.getObject("correct_by", LocalDate.class)),
            row.getString("case_number"),
            row.getString("why"),
            findings);
    return new Concluded(
        row.getLong("authority_id"), said, Sql.optionalId(row, "closes"), Optional.ofNullable(row.getString("display_name")).orElse(""),
        Sql.instant(row, "at"));
  }
}
