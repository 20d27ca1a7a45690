package org.fuma.plan;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Given;
import org.fuma.web.Listing;
import org.fuma.web.Message;

/** Plans for programs. */
@Controller("/api/v1/plans")
final class PlanController {

  private final PlanDesk desk;
  private final PlannedWork work;

  PlanController(PlanDesk desk, PlannedWork work) {
    this.desk = desk;
    this.work = work;
  }

  /** What a plan says: kind ROUTINE or CAMPAIGN, days within one year, and either USCCs (1,000 at most) or what firms are chosen by. */
  @Serdeable
  record PlanRequest(
      @Nullable String name,
      @Nullable String kind,
      @Nullable String from,
      @Nullable String until,
      @Nullable Integer perFirm,
      @Nullable List<@Nullable String> items,
      @Nullable List<@Nullable String> usccs,
      PlanView.@Nullable Chosen chosen) {}

  /** An act on a plan at a version, with its reason. */
  @Serdeable
  record ActRequest(@Nullable Integer version, @Nullable String reason) {}

  /** Lists plans, latest first: one's own authority's, or every one for who belongs to none. */
  @Needs(Permission.PLAN_READ)
  @Get
  Listing<PlanView.Line> list(
      Actor actor,
      @QueryValue(defaultValue = "") String authority,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String year,
      @QueryValue Optional<String> pageToken) {
    List<Plan> rows = desk.list(actor, PlanFilter.read(authority, state, year), Listing.below(pageToken));
    Map<Long, PlanProgress.Done> done = work.done(rows);
    return Listing.of(
        rows.stream().map(plan -> PlanView.Line.of(plan, done.get(plan.id()))).toList(),
        rows.size() < PlanDesk.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Writes a draft for the caller's own authority. */
  @Needs(Permission.PLAN_FILE)
  @Post
  HttpResponse<PlanView> draft(Actor actor, @Body PlanRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return tagged(HttpResponse.created(view(actor, desk.draft(actor, read(asked), key))));
  }

  /** One plan; its version is the ETag. */
  @Needs(Permission.PLAN_READ)
  @Get("/{id}")
  HttpResponse<PlanView> one(Actor actor, String id) {
    return tagged(HttpResponse.ok(view(actor, id(id))));
  }

  /** Writes a draft or a returned plan anew; If-Match carries the ETag that was read, and 409 says that somebody was faster. */
  @Needs(Permission.PLAN_FILE)
  @Put("/{id}")
  HttpResponse<PlanView> change(
      Actor actor, String id, @Body PlanRequest asked, @Header("If-Match") Optional<String> match,
      @Header("Idempotency-Key") Optional<String> key) {
    desk.own(actor, id(id));
    int version =
        match.map(String::strip).filter(tag -> tag.matches("\"\\d{1,9}\"")).map(tag -> Integer.parseInt(tag.substring(1, tag.length() - 1)))
            .orElseThrow(() -> new Failure.Malformed("plan.if-match"));
    desk.change(actor, id(id), version, read(asked), key);
    return tagged(HttpResponse.ok(view(actor, id(id))));
  }

  /** A plan's firms, and how often each was visited under it. */
  @Needs(Permission.PLAN_READ)
  @Get("/{id}/firms")
  Listing<PlanView.Firm> firms(Actor actor, String id, @QueryValue Optional<String> pageToken) {
    Plan plan = desk.see(actor, id(id));
    List<Enterprise> rows = desk.firms(plan, Listing.below(pageToken), PlanDesk.PAGE);
    Map<Long, Integer> done = work.byFirm(plan);
    return Listing.of(
        rows.stream().map(firm -> PlanView.Firm.of(firm, done.getOrDefault(firm.id(), 0))).toList(),
        rows.size() < PlanDesk.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Asks for approval. */
  @Needs(Permission.PLAN_FILE)
  @Post("/{id}/filing")
  HttpResponse<PlanView> file(Actor actor, String id, @Body ActRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return move(actor, id, PlanAct.FILING, asked, key);
  }

  /** Approves a plan: visits may be based on it from now on. */
  @Needs(Permission.PLAN_DECIDE)
  @Post("/{id}/approval")
  HttpResponse<PlanView> approve(Actor actor, String id, @Body ActRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return move(actor, id, PlanAct.APPROVAL, asked, key);
  }

  /** Returns a plan with a reason, to be changed and filed again. */
  @Needs(Permission.PLAN_DECIDE)
  @Post("/{id}/return")
  HttpResponse<PlanView> giveBack(Actor actor, String id, @Body ActRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return move(actor, id, PlanAct.RETURN, asked, key);
  }

  /** Gives a plan up, with a reason. */
  @Needs(Permission.PLAN_FILE)
  @Post("/{id}/withdrawal")
  HttpResponse<PlanView> withdraw(Actor actor, String id, @Body ActRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return move(actor, id, PlanAct.WITHDRAWAL, asked, key);
  }

  private HttpResponse<PlanView> move(Actor actor, String id, PlanAct act, ActRequest asked, Optional<String> key) {
    Plan plan = desk.see(actor, id(id));
    if (asked.version() == null) {
      throw new Failure.Invalid(Map.of("version", Message.of("check.required")));
    }
    desk.move(actor, plan.id(), act, asked.version(), text(asked.reason()), key);
    return tagged(HttpResponse.ok(view(actor, plan.id())));
  }

  private PlanView view(Actor actor, long id) {
    Plan plan = desk.see(actor, id);
    return PlanView.of(plan, desk.items(plan), desk.steps(plan), work.done(List.of(plan)).get(id));
  }

  private static HttpResponse<PlanView> tagged(MutableHttpResponse<PlanView> answer) {
    return answer.header("ETag", "\"" + answer.body().version() + "\"");
  }

  private static NewPlan read(PlanRequest asked) {
    Map<String, String> fields = new HashMap<>();
    fields.put("name", text(asked.name()));
    fields.put("kind", text(asked.kind()));
    fields.put("from", text(asked.from()));
    fields.put("until", text(asked.until()));
    fields.put("perFirm", asked.perFirm() == null ? "" : asked.perFirm().toString());
    Optional<PlanView.Chosen> chosen = Optional.ofNullable(asked.chosen());
    fields.put("district", chosen.map(choice -> text(choice.district())).orElse(""));
    fields.put("batch", chosen.map(choice -> text(choice.batch())).orElse(""));
    fields.put("grade", chosen.map(choice -> text(choice.grade())).orElse(""));
    return NewPlan.read(fields::get, texts(asked.items()), texts(asked.usccs()).stream().filter(uscc -> !uscc.isBlank()).toList());
  }

  private static List<String> texts(@Nullable List<@Nullable String> given) {
    return given == null ? List.of() : given.stream().map(Given::text).toList();
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
