package org.fuma.visit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.web.Form;

/** Arrivals for programs. */
@Controller("/api/v1/visits")
final class ArrivalController {

  private final Arrivals arrivals;
  private final VisitCodes codes;

  ArrivalController(Arrivals arrivals, VisitCodes codes) {
    this.arrivals = arrivals;
    this.codes = codes;
  }

  /**
   * An arrival.
   *
   * @param code        what was scanned or typed
   * @param how         how it came in: PLAQUE, PHOTO, TYPED, LIVE
   * @param ticket      what /api/v1/live-codes gave for a live code
   * @param kind        as ROUTINE; the four that inspect nothing need reason alone
   * @param alone       true for an inspection to which nobody comes along
   * @param phoneDead   true when the second official has no phone to confirm with
   * @param basis       as PLAN or REPORT; may be left out where the kind has one alone
   * @param reference   of the report, hand-over, signal or order
   * @param plan        of the authority's approved plans, for PLAN
   * @param recheckOf   the visit whose order to correct is re-checked, for RECHECK
   * @param seriousHarm true for a verified report of serious harm
   * @param emergencyReason why it cannot wait, for EMERGENCY
   * @param latitude    with longitude and accuracy (metres), WGS-84, where the phone says that it is; only the distance is kept
   */
  @Serdeable
  record ArrivalRequest(
      @Nullable String code,
      @Nullable String how,
      @Nullable String ticket,
      @Nullable String kind,
      @Nullable List<@Nullable String> items,
      @Nullable List<@Nullable String> colleagues,
      @Nullable Boolean alone,
      @Nullable Boolean phoneDead,
      @Nullable String basis,
      @Nullable String reference,
      @Nullable String plan,
      @Nullable String recheckOf,
      @Nullable Boolean seriousHarm,
      @Nullable Integer assistants,
      @Nullable Integer expectedMinutes,
      @Nullable String emergencyReason,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable Double accuracy,
      @Nullable String reason) {

    Form form() {
      return new GivenForm()
          .put(Map.of("items", Optional.ofNullable(items), "colleagues", Optional.ofNullable(colleagues)))
          .put("code", code).put("how", how).put("ticket", ticket).put("kind", kind).put("basis", basis)
          .put("reference", reference).put("plan", plan).put("recheckOf", recheckOf).put("emergencyReason", emergencyReason).put("reason", reason)
          .put("alone", alone).put("phoneDead", phoneDead).put("seriousHarm", seriousHarm).put("assistants", assistants)
          .put("expectedMinutes", expectedMinutes)
          .put("latitude", latitude).put("longitude", longitude).put("accuracy", accuracy)
          .form();
    }
  }

  /**
   * Logs an arrival under the caller's own certificate. What the rules refuse is on record too: its state is REFUSED, and the decision says why. The visit
   * code's address is for the firm to scan off the official's phone. Where somebody of the same authority logged an arrival there minutes before,
   * {@code alreadyHere} names that visit: the same one need not be logged twice.
   */
  @Needs(Permission.VISIT_LOG)
  @Post
  HttpResponse<VisitView> arrive(Actor actor, @Body ArrivalRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    Arrivals.Logged logged = arrivals.log(actor, ArrivalForm.read(asked.form()), key);
    return HttpResponse.created(VisitView.of(logged.visit()).with(codes.address(logged.visit().id()), logged.here()));
  }
}
