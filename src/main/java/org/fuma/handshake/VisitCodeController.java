package org.fuma.handshake;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Open;
import org.fuma.authority.InspectionItem;
import org.fuma.ledger.Ledger;
import org.fuma.rule.EntryDecision;
import org.fuma.visit.Visit;
import org.fuma.visit.YearCounts;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Visit codes for programs. */
@Controller("/api/v1/visit-codes/{visitToken}")
final class VisitCodeController {

  private final VisitCodeLooks looks;
  private final Handshakes handshakes;
  private final AtDoor door;
  private final YearCounts counts;
  private final Ledger ledger;

  VisitCodeController(VisitCodeLooks looks, Handshakes handshakes, AtDoor door, YearCounts counts, Ledger ledger) {
    this.looks = looks;
    this.handshakes = handshakes;
    this.door = door;
    this.counts = counts;
    this.ledger = ledger;
  }

  /**
   * What a visit code is worth.
   *
   * @param standing GOOD, NOTICE, AWAITED, LATE, DENIED, REFUSED or ENDED
   * @param visit    who, why and where; null once the visit is over for a day
   */
  @Serdeable
  record CodeView(String standing, @Nullable VisitFacts visit) {}

  /**
   * Who stands there, for which firm, on what basis, and how the rules decided; moments in ISO 8601, UTC.
   *
   * @param countInYear     which counted inspection it was; null for what does not count
   * @param countedThisYear counted inspections by the leading authority in the year so far; with {@code yearlyCap} null where nothing is inspected
   */
  @Serdeable
  record VisitFacts(
      String enterpriseName,
      String uscc,
      String kind,
      String basis,
      List<Came> authorities,
      @Nullable Integer countInYear,
      @Nullable Integer countedThisYear,
      @Nullable Integer yearlyCap,
      String arrivedAt,
      @Nullable String departedAt,
      String handshake,
      String second,
      @Nullable String entered) {

    static VisitFacts of(Visit visit, List<Group> groups, Optional<YearCounts.SoFar> year) {
      return new VisitFacts(
          visit.enterpriseName(), visit.uscc(), visit.kind().name(), visit.declared().basis().name(),
          groups.stream().map(Came::of).toList(), visit.countInYear().orElse(null),
          year.map(YearCounts.SoFar::counted).orElse(null), year.map(YearCounts.SoFar::cap).orElse(null), visit.arrivedAt().toString(),
          visit.departedAt().map(Object::toString).orElse(null), visit.handshake().name(), visit.second().name(),
          visit.entered().map(entered -> entered.late().name()).orElse(null));
    }
  }

  /** An authority at the door, the leading one first, with its people and items and how the rules decided for it. */
  @Serdeable
  record Came(String name, List<Person> officials, List<String> items, String decision, List<EntryDecision.Reason> reasons) {

    static Came of(Group group) {
      return new Came(
          group.authority(),
          group.officials().stream().map(person -> new Person(person.name(), person.title(), person.certificateNumber(), person.issuer(),
              person.validUntil().toString(), group.confirmed().contains(person.id()))).toList(),
          group.items().stream().map(InspectionItem::name).toList(),
          group.decision().verdict().name(),
          group.decision().openly().reasons());
    }
  }

  /** One of the officials on record; {@code confirmed} by an account of their own. */
  @Serdeable
  record Person(String name, String title, String certificateNumber, String issuer, String validUntil, boolean confirmed) {}

  /** What somebody at the door says: HERE, NOT_THESE or NOBODY; {@code digits} are the firm's live ones, in the place of its account. */
  @Serdeable
  record AnswerRequest(@Nullable String answer, @Nullable String digits) {}

  /** What became of an answer: CONFIRMED and DENIED closed the handshake; ALERTED and KEPT do not count. */
  @Serdeable
  record OutcomeView(String outcome) {}

  /** Says what a visit code is worth. 404 when it is none of ours. */
  @Open
  @Get
  CodeView show(HttpRequest<?> request, String visitToken) {
    Visit visit = looks.find(request, visitToken).orElseThrow(Failure.NotFound::new);
    return new CodeView(
        Worth.of(visit, ledger.now()).name(), Worth.over(visit, ledger.now()) ? null : VisitFacts.of(visit, door.of(visit), counts.soFar(visit)));
  }

  /** Says who is there: signed by an account of the firm or by its live digits, or else kept without counting. */
  @Open
  @Post("/answers")
  HttpResponse<OutcomeView> answer(
      HttpRequest<?> request, @Nullable Actor actor, String visitToken, @Body AnswerRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    Visit visit = looks.find(request, visitToken).orElseThrow(Failure.NotFound::new);
    looks.countAnswer(request);
    DoorAnswer said = said(asked);
    return HttpResponse.created(new OutcomeView(handshakes.answer(Optional.ofNullable(actor), visit, said, text(asked.digits()), key).name()));
  }

  static DoorAnswer said(AnswerRequest asked) {
    Checks checks = new Checks();
    DoorAnswer said = checks.requiredOneOf("answer", text(asked.answer()), DoorAnswer.class);
    checks.done();
    return said;
  }
}
