package org.fuma.visit;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** What came of visits, for programs. */
@Controller("/api/v1/visits/{id}/result")
final class ResultController {

  private final VisitLog visits;
  private final Conclusions conclusions;
  private final Corrections corrections;

  ResultController(VisitLog visits, Conclusions conclusions, Corrections corrections) {
    this.visits = visits;
    this.conclusions = conclusions;
    this.corrections = corrections;
  }

  /**
   * What came of a visit: {@code correctBy} with an order to correct (ISO 8601), {@code caseNumber} with a case that was opened, {@code why}
   * with a visit that was not completed.
   */
  @Serdeable
  record ResultRequest(
      @Nullable String result,
      @Nullable String note,
      @Nullable String correctBy,
      @Nullable String caseNumber,
      @Nullable String why,
      @Nullable List<@Nullable FindingRequest> findings) {

    ConclusionForm.Said said() {
      List<ConclusionForm.SaidFinding> found =
          findings == null
              ? List.of()
              : findings.stream().filter(Objects::nonNull)
                  .map(one -> new ConclusionForm.SaidFinding(text(one.item()), text(one.found()), text(one.remark()))).toList();
      return new ConclusionForm.Said(text(result), text(note), text(correctBy), text(caseNumber), text(why), found);
    }
  }

  /** What was found on an item: COMPLIANT, PROBLEM (with a remark) or NOT_CHECKED. */
  @Serdeable
  record FindingRequest(@Nullable String item, @Nullable String found, @Nullable String remark) {}

  /** What is on record after a visit; {@code due} is the last day for the result, {@code late} whether it was, or is already, missed. */
  @Serdeable
  record ResultsView(String state, @Nullable String due, boolean late, List<ResultView> results) {}

  /** The result of one authority. */
  @Serdeable
  record ResultView(
      String authority,
      String result,
      String note,
      @Nullable String correctBy,
      String caseNumber,
      String why,
      List<FindingView> findings,
      @Nullable String closes,
      @Nullable OrderView order,
      String by,
      String at) {}

  /** What was found on an item. */
  @Serdeable
  record FindingView(String item, String found, String remark) {}

  /** Where an order to correct stands, and the re-check that closed it. */
  @Serdeable
  record OrderView(String due, boolean open, @Nullable String closedBy) {}

  /** Records what came of the visit, after the departure. */
  @Needs(Permission.VISIT_LOG)
  @Post
  VisitView complete(Actor actor, String id, @Body ResultRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    conclusions.conclude(actor, id(id), asked.said(), key);
    return VisitView.of(visits.see(actor, id(id)));
  }

  /** What came of the visit, for each of its authorities that has said so. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  ResultsView results(Actor actor, String id) {
    Visit visit = visits.see(actor, id(id));
    return new ResultsView(
        visit.state().name(), conclusions.due(visit).map(due -> due.last().toString()).orElse(null), conclusions.late(visit),
        conclusions.of(visit.id()).stream().map(one -> view(visit.id(), one)).toList());
  }

  private ResultView view(long visit, Concluded one) {
    Conclusion said = one.said();
    return new ResultView(
        Ids.show(one.authority()), said.result().name(), said.note(), said.correctBy().map(LocalDate::toString).orElse(null), said.caseNumber(),
        said.why(),
        said.findings().stream().map(found -> new FindingView(Ids.show(found.item()), found.found().name(), found.remark())).toList(),
        one.closes().map(Ids::show).orElse(null),
        corrections.find(visit, one.authority())
            .map(order -> new OrderView(order.due().toString(), order.open(), order.closedBy().map(Ids::show).orElse(null))).orElse(null),
        one.by(), one.at().toString());
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
