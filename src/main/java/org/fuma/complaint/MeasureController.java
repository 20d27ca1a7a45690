package org.fuma.complaint;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Measures of all complaints, for programs. */
@Controller("/api/v1/measures")
final class MeasureController {

  private final MeasureDesk desk;

  MeasureController(MeasureDesk desk) {
    this.desk = desk;
  }

  /** What is said to what was reported done: why it is not, and by when it is to be. */
  @Serdeable
  record SaidRequest(@Nullable String note, @Nullable String dueOn) {}

  /** A measure with its course, oldest step first. */
  @Serdeable
  record MeasureView(
      String id, String complaint, String authority, String authorityName, String kind, String text, String decidedOn, String dueOn, String state,
      List<StepView> steps) {

    static MeasureView of(Measure measure) {
      return new MeasureView(Ids.show(measure.id()), Ids.show(measure.complaint()), Ids.show(measure.authority()), measure.authorityName(),
          measure.kind().name(), measure.text(), measure.decidedOn().toString(), measure.dueOn().toString(), measure.state().name(),
          measure.steps().stream()
              .map(step -> new StepView(step.event(), step.on().toString(), step.by(), step.note(), step.dueOn().toString())).toList());
    }
  }

  /** One step. */
  @Serdeable
  record StepView(String event, String on, String by, String note, String dueOn) {}

  /** Lists measures, what is due first, what is done last. {@code overdue=yes}: those whose day is over. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Get
  Listing<MeasureView> list(
      Actor actor,
      @QueryValue(defaultValue = "") String authority,
      @QueryValue(defaultValue = "") String kind,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String overdue,
      @QueryValue Optional<String> pageToken) {
    List<Measure> rows = desk.list(actor, MeasureFilter.read(authority, kind, state, overdue), Listing.below(pageToken));
    return Listing.of(rows.stream().map(MeasureView::of).toList(),
        rows.size() < MeasureRepository.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Reads a measure. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Get("/{id}")
  MeasureView see(Actor actor, String id) {
    return MeasureView.of(desk.see(actor, id(id)));
  }

  /** Confirms that it is done. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{id}/confirmation")
  MeasureView confirm(Actor actor, String id, @Body SaidRequest said, @Header("Idempotency-Key") Optional<String> key) {
    desk.confirm(actor, id(id), text(said.note()), key);
    return see(actor, id);
  }

  /** Says that what was reported done is not, and sets another day. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{id}/return")
  MeasureView giveBack(Actor actor, String id, @Body SaidRequest said, @Header("Idempotency-Key") Optional<String> key) {
    desk.giveBack(actor, id(id), text(said.note()), text(said.dueOn()), key);
    return see(actor, id);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
