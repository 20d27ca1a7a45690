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

/** Late entries for programs. */
@Controller("/api/v1/visits/late")
final class LateController {

  private final LateEntries entries;
  private final VisitLog visits;

  LateController(LateEntries entries, VisitLog visits) {
    this.entries = entries;
    this.visits = visits;
  }

  /**
   * A visit that was not scanned.
   *
   * @param code       the firm's USCC, or the serial of its code
   * @param authority  which one came; for supervisors alone
   * @param way        EMERGENCY or OUTAGE; a supervisor's is SUPERVISOR whatever stands here
   * @param arrivedAt  to the minute; Asia/Shanghai where it has no zone
   * @param leftAt     when they left; left out while they are there
   * @param why        what kept them from scanning, at least 10 characters
   * @param colleagues who came along; everybody who came where a supervisor enters it
   */
  @Serdeable
  record LateRequest(
      @Nullable String code,
      @Nullable String authority,
      @Nullable String way,
      @Nullable String arrivedAt,
      @Nullable String leftAt,
      @Nullable String why,
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
      @Nullable String reason) {}

  /** Enters a visit late; one that the rules refuse is on record too, with the state REFUSED. */
  @Needs({Permission.VISIT_LOG, Permission.VISIT_ENTER_LATE})
  @Post
  HttpResponse<VisitView> enter(Actor actor, @Body LateRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    GivenForm form = new GivenForm();
    form.put(Map.of("items", Optional.ofNullable(asked.items()), "colleagues", Optional.ofNullable(asked.colleagues())));
    form.put("code", asked.code()).put("authority", asked.authority()).put("way", asked.way()).put("arrivedAt", asked.arrivedAt())
        .put("leftAt", asked.leftAt()).put("why", asked.why()).put("kind", asked.kind()).put("alone", asked.alone())
        .put("phoneDead", asked.phoneDead()).put("basis", asked.basis()).put("reference", asked.reference()).put("plan", asked.plan())
        .put("recheckOf", asked.recheckOf()).put("seriousHarm", asked.seriousHarm()).put("assistants", asked.assistants())
        .put("expectedMinutes", asked.expectedMinutes()).put("emergencyReason", asked.emergencyReason()).put("reason", asked.reason());
    return HttpResponse.created(VisitView.of(visits.see(actor, entries.enter(actor, LateForm.read(actor, form.form()), key))));
  }
}
