package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.code.CodeAddress;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.QrImage;
import org.fuma.enterprise.Enterprises;
import org.fuma.plan.Plans;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** The record of a visit to be printed and signed (检查文书), with the firm's code and the visit's. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/{id}/record")
final class RecordPages {

  private final VisitLog visits;
  private final VisitCodes visitCodes;
  private final Conclusions conclusions;
  private final JointParties parties;
  private final Plans plans;
  private final VisitFiles files;
  private final Remarks remarks;
  private final YearCounts counts;
  private final Enterprises enterprises;
  private final ProtectionCodes codes;
  private final Settings settings;
  private final Frame frame;

  RecordPages(
      VisitLog visits, VisitCodes visitCodes, Conclusions conclusions, JointParties parties, Plans plans, VisitFiles files, Remarks remarks,
      YearCounts counts, Enterprises enterprises, ProtectionCodes codes, Settings settings, Frame frame) {
    this.visits = visits;
    this.visitCodes = visitCodes;
    this.conclusions = conclusions;
    this.parties = parties;
    this.plans = plans;
    this.files = files;
    this.remarks = remarks;
    this.counts = counts;
    this.enterprises = enterprises;
    this.codes = codes;
    this.settings = settings;
    this.frame = frame;
  }

  /** The record in Chinese; {@code in=en} for English. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  HttpResponse<?> print(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "zh") String in) {
    Visit visit = visits.see(actor, Ids.read(id).orElseThrow(Failure.NotFound::new));
    Words words = Words.named(in);
    return frame.page(request, "record.print", "visit/record", Map.of("sheet", sheet(visit), "year", counts.soFar(visit), "words", words));
  }

  private RecordSheet sheet(Visit visit) {
    Optional<ProtectionCode> code = codes.currentOf(visit.enterprise());
    String address = visitCodes.address(visit.id());
    boolean known = visitCodes.find(visitCodes.token(visit.id())).isPresent();
    List<VisitParty> joined = parties.of(visit.id()).stream().filter(VisitParty::joined).toList();
    return new RecordSheet(
        visit,
        enterprises.find(visit.enterprise()).orElseThrow(),
        code,
        code.map(one -> QrImage.svg(CodeAddress.of(settings.publicAddress(), one.payload()), QrImage.Level.PLAQUE, one.serial().grouped())),
        known ? Optional.of(QrImage.svg(address, QrImage.Level.PLAQUE, Ids.show(visit.id()))) : Optional.empty(),
        conclusions.of(visit.id()),
        joined,
        plans(visit, joined),
        conclusions.late(visit),
        files.of(visit.id()),
        remarks.of(visit.id()));
  }

  private Map<Long, String> plans(Visit visit, List<VisitParty> joined) {
    Map<Long, String> names = new HashMap<>();
    Stream.concat(Stream.of(visit.declared()), joined.stream().map(VisitParty::declared))
        .flatMap(said -> said.plan().stream())
        .forEach(plan -> plans.name(plan).ifPresent(name -> names.put(plan, name)));
    return names;
  }
}
