package org.fuma.mailbox;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.notice.Inbox;
import org.fuma.web.Frame;

/** On the start page: how many notices are unread. */
@Singleton
final class NoticesPanel implements HomePanel {

  private final Inbox inbox;
  private final Frame frame;

  NoticesPanel(Inbox inbox, Frame frame) {
    this.inbox = inbox;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    int unread = actor.mayBeTold() ? inbox.unread(actor.account()) : 0;
    String shown = unread < Inbox.COUNTED ? Integer.toString(unread) : Inbox.COUNTED + "+";
    return unread == 0 ? Optional.empty() : Optional.of(frame.part(request, "mailbox/waiting", Map.of("unread", shown)));
  }
}
