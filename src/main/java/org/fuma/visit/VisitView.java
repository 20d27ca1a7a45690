package org.fuma.visit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.rule.EntryDecision;
import org.fuma.store.Ids;

/** A visit for programs; moments in ISO 8601, UTC. */
@Serdeable
record VisitView(
    String id,
    String enterprise,
    String enterpriseName,
    String uscc,
    String authority,
    String authorityName,
    String kind,
    String scanned,
    String reason,
    String arrivedAt,
    String state,
    @Nullable String departedAt,
    @Nullable String result,
    @Nullable Integer countInYear,
    String countsAs,
    EntryDecision decision,
    Said declared,
    Where premises,
    String handshake,
    String secondOfficial,
    @Nullable EnteredLate entered,
    @Nullable String visitCode,
    @Nullable Other alreadyHere,
    List<Came> officials,
    List<Inspected> items,
    List<Step> steps) {

  /** What was declared at the arrival. */
  @Serdeable
  record Said(
      String basis,
      String reference,
      @Nullable String plan,
      @Nullable String recheckOf,
      int assistants,
      @Nullable Integer expectedMinutes,
      String emergencyReason,
      boolean seriousHarm) {

    static Said of(Declared said) {
      return new Said(
          said.basis().name(),
          said.reference(),
          said.plan().map(Ids::show).orElse(null),
          said.recheckOf().map(Ids::show).orElse(null),
          said.assistants(),
          said.expectedMinutes().orElse(null),
          said.emergencyReason(),
          said.seriousHarm());
    }
  }

  /** Whether the phone was at the premises; metres. */
  @Serdeable
  record Where(String where, @Nullable Integer distance, @Nullable Integer accuracy) {}

  /** Another visit, and since when its officials are there. */
  @Serdeable
  record Other(String visit, String since) {}

  /** The same with the address that the visit's own QR code holds, for its officials, and a visit of theirs that began there minutes before. */
  VisitView with(String address, Optional<AlreadyHere> here) {
    Other other = here.map(there -> new Other(Ids.show(there.visit()), there.since().toString())).orElse(null);
    return new VisitView(
        id, enterprise, enterpriseName, uscc, authority, authorityName, kind, scanned, reason, arrivedAt, state, departedAt, result, countInYear, countsAs,
        decision, declared, premises, handshake, secondOfficial, entered, address, other, officials, items, steps);
  }

  /** How a visit came on record that was not scanned at the door: EMERGENCY, OUTAGE or SUPERVISOR; when it was entered, and why so late. */
  @Serdeable
  record EnteredLate(String how, String at, String why) {}

  /** One of the officials who came, the one who scanned first. */
  @Serdeable
  record Came(String id, String name, String title, String certificateNumber, String issuer) {}

  /** One of the items that were to be inspected. */
  @Serdeable
  record Inspected(String id, String code, String name, String legalBasis) {}

  /** One change. */
  @Serdeable
  record Step(String state, @Nullable String result, String note, String by, String at) {}

  /** One line of a list. */
  @Serdeable
  record Line(
      String id,
      String enterprise,
      String enterpriseName,
      String authority,
      String authorityName,
      String kind,
      String state,
      @Nullable String result,
      String arrivedAt,
      @Nullable String departedAt,
      String decision,
      String handshake,
      @Nullable String entered,
      List<String> marks) {

    static Line of(VisitRow row, List<VisitMark> marks) {
      return new Line(
          Ids.show(row.id()),
          Ids.show(row.enterprise()),
          row.enterpriseName(),
          Ids.show(row.authority()),
          row.authorityName(),
          row.kind().name(),
          row.state().name(),
          name(row.result()),
          row.arrivedAt().toString(),
          row.departedAt().map(Instant::toString).orElse(null),
          row.verdict().name(),
          row.handshake().name(),
          row.late().map(Entered.Late::name).orElse(null),
          marks.stream().map(VisitMark::name).toList());
    }
  }

  static VisitView of(Visit visit) {
    return new VisitView(
        Ids.show(visit.id()),
        Ids.show(visit.enterprise()),
        visit.enterpriseName(),
        visit.uscc(),
        Ids.show(visit.authority()),
        visit.authorityName(),
        visit.kind().name(),
        visit.scanned().name(),
        visit.reason(),
        visit.arrivedAt().toString(),
        visit.state().name(),
        visit.departedAt().map(Instant::toString).orElse(null),
        name(visit.result()),
        visit.countInYear().orElse(null),
        visit.countsAs().name(),
        visit.decision(),
        Said.of(visit.declared()),
        new Where(visit.premises().where().name(), visit.premises().distance().orElse(null), visit.premises().accuracy().orElse(null)),
        visit.handshake().name(),
        visit.second().name(),
        visit.entered().map(late -> new EnteredLate(late.late().name(), late.at().toString(), late.reason())).orElse(null),
        null,
        null,
        visit.officials().stream()
            .map(came ->
                new Came(Ids.show(came.id()), came.name(), came.title(), came.certificateNumber(), came.issuer()))
            .toList(),
        visit.items().stream()
            .map(item -> new Inspected(Ids.show(item.id()), item.code(), item.name(), item.legalBasis())).toList(),
        visit.steps().stream()
            .map(step -> new Step(step.to().name(), name(step.result()), step.note(), step.by(), step.at().toString()))
            .toList());
  }

  private static @Nullable String name(Optional<VisitResult> result) {
    return result.map(VisitResult::name).orElse(null);
  }
}
