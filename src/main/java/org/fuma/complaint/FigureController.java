package org.fuma.complaint;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;

/** How many complaints wait, for programs. */
@Controller("/api/v1/complaint-figures")
final class FigureController {

  private final Inbox inbox;

  FigureController(Inbox inbox) {
    this.inbox = inbox;
  }

  /** The figures above the supervisors' list. */
  @Serdeable
  record FigureView(int waiting, int unassigned, int mine, int overdue, int threeDays, int second, int stopped, int reopened) {}

  /** The figures as they are for who asks. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Get
  FigureView figures(Actor actor) {
    Figures now = inbox.figures(actor);
    return new FigureView(now.waiting(), now.unassigned(), now.mine(), now.overdue(), now.threeDays(), now.second(), now.stopped(), now.reopened());
  }
}
