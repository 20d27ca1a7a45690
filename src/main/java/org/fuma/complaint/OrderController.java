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
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** What was ordered of one's authority, for programs. */
@Controller("/api/v1/orders")
final class OrderController {

  private final Orders orders;

  OrderController(Orders orders) {
    this.orders = orders;
  }

  /** How it was done. */
  @Serdeable
  record ReportRequest(@Nullable String note) {}

  /** An order, with what has been said of it, oldest first. */
  @Serdeable
  record OrderView(String id, String kind, String text, String decidedOn, String dueOn, String state, List<StepView> steps) {

    static OrderView of(Measure measure) {
      return new OrderView(Ids.show(measure.id()), measure.kind().name(), measure.text(), measure.decidedOn().toString(), measure.dueOn().toString(),
          measure.state().name(), measure.steps().stream().map(step -> new StepView(step.event(), step.on().toString(), step.note())).toList());
    }
  }

  /** What became of it. */
  @Serdeable
  record StepView(String event, String on, String note) {}

  /** Lists what was ordered, all or what stands so; what is due first, what is done last. */
  @Needs(Permission.QUESTION_ANSWER)
  @Get
  Listing<OrderView> list(Actor actor, @QueryValue Optional<String> state, @QueryValue Optional<String> pageToken) {
    Checks checks = new Checks();
    Optional<MeasureState> wanted = checks.oneOf("state", state.orElse(""), MeasureState.class);
    checks.done();
    List<Measure> rows = orders.list(actor, wanted, Listing.below(pageToken));
    return Listing.of(rows.stream().map(OrderView::of).toList(),
        rows.size() < MeasureRepository.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Reads an order. */
  @Needs(Permission.QUESTION_ANSWER)
  @Get("/{id}")
  OrderView see(Actor actor, String id) {
    return OrderView.of(orders.see(actor, id(id)));
  }

  /** Says that it is done, and how. */
  @Needs(Permission.QUESTION_ANSWER)
  @Post("/{id}/report")
  OrderView report(Actor actor, String id, @Body ReportRequest said, @Header("Idempotency-Key") Optional<String> key) {
    orders.report(actor, id(id), text(said.note()), key);
    return see(actor, id);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
