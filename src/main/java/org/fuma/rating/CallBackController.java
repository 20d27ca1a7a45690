package org.fuma.rating;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Listing;

/** Call-backs for programs of supervisors. */
@Controller("/api/v1/call-backs")
final class CallBackController {

  private final CallBacks callBacks;
  private final ServiceClock clock;

  CallBackController(CallBacks callBacks, ServiceClock clock) {
    this.callBacks = callBacks;
    this.clock = clock;
  }

  /** What an act needs: {@code text} of handover and reached; {@code supervisor} of handover; {@code complaint}, a receipt number, of complaint. */
  @Serdeable
  record ActRequest(@Nullable String text, @Nullable String supervisor, @Nullable String complaint) {}

  /** A line of the list. */
  @Serdeable
  record CallBackLine(
      String id, String state, String enterpriseName, String authorityName, String openedOn, String dueDay, boolean provisional, boolean overdue, int tries,
      @Nullable String handler, String handlerName) {

    static CallBackLine of(CallBack.Row row, LocalDate today) {
      return new CallBackLine(Ids.show(row.id()), row.state().name(), row.enterpriseName(), row.authorityName(), row.openedOn().toString(),
          row.dueDay().toString(), row.provisional(), row.overdue(today), row.tries(), row.handler().map(Ids::show).orElse(null), row.handlerName());
    }
  }

  /** What was done; moments in ISO 8601, UTC. */
  @Serdeable
  record StepView(String act, String by, String handler, @Nullable String dueDay, String text, String at) {

    static StepView of(CallBack.Step step) {
      return new StepView(step.act().name(), step.by(), step.handler(), step.dueDay().map(LocalDate::toString).orElse(null), step.text(),
          step.at().toString());
    }
  }

  /** A call-back with its rating and its course. */
  @Serdeable
  record CallBackView(
      String id, String state, GivenRatingController.RatingView rating, String dueDay, String dueFrom, int dueDays, boolean provisional, boolean overdue,
      int tries, @Nullable String handler, String handlerName, @Nullable String complaint, List<StepView> steps) {

    static CallBackView of(CallBack one, LocalDate today) {
      CallBackHead head = one.head();
      return new CallBackView(Ids.show(head.id()), head.state().name(), GivenRatingController.RatingView.of(one.rating()), head.due().day().toString(),
          head.dueFrom().toString(), head.dueDays(), head.due().provisional(), head.overdue(today), head.tries(),
          head.handler().map(Ids::show).orElse(null), one.handlerName(), head.complaint().map(Ids::show).orElse(null),
          one.steps().stream().map(StepView::of).toList());
    }
  }

  /** Lists call-backs, those first that are due first; open ones unless another state is named. {@code whose} is {@code mine} or {@code nobody}. */
  @Needs(Permission.RATING_READ)
  @Get
  Listing<CallBackLine> list(
      Actor actor, @QueryValue(defaultValue = "OPEN") String state, @QueryValue(defaultValue = "") String whose,
      @QueryValue(defaultValue = "") String due, @QueryValue Optional<String> pageToken) {
    LocalDate today = Time.day(clock.instant());
    List<CallBack.Row> page = callBacks.list(actor, filter(actor, state, whose, due, today), DayMark.read(pageToken));
    return Listing.of(page.stream().map(row -> CallBackLine.of(row, today)).toList(), next(page));
  }

  /** One call-back. */
  @Needs(Permission.RATING_READ)
  @Get("/{id}")
  CallBackView one(Actor actor, String id) {
    return CallBackView.of(callBacks.see(actor, RatingController.id(id)), Time.day(clock.instant()));
  }

  /** Does something about it: taking, handover, try, reached, giving-up or complaint. */
  @Needs(Permission.RATING_READ)
  @Post("/{id}/{act}")
  CallBackView act(Actor actor, String id, String act, @Body ActRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    callBacks.act(actor, RatingController.id(id), act, new CallBacks.Asked(text(asked.text()), text(asked.supervisor()), text(asked.complaint())), key);
    return one(actor, id);
  }

  /**
   * Reads a filter; empty text asks for all.
   *
   * @throws org.fuma.web.Failure.Invalid with what is wrong
   */
  static CallBack.Filter filter(Actor by, String state, String whose, String due, LocalDate today) {
    Checks checks = new Checks();
    Optional<CallBackState> standing = checks.oneOf("state", state, CallBackState.class);
    checks.done();
    return new CallBack.Filter(standing, Optional.of(by.account()).filter(own -> whose.equals("mine")), whose.equals("nobody"),
        Optional.of(today).filter(day -> due.equals("over")));
  }

  static Optional<String> next(List<CallBack.Row> page) {
    return page.size() < CallBacks.PAGE ? Optional.empty() : Optional.of(new DayMark(page.getLast().dueDay(), page.getLast().id()).toString());
  }
}
