package org.fuma.handshake;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitCodePanel;
import org.fuma.web.Entry;
import org.fuma.web.Frame;

/** The second official's button on the page of the visit's code. */
@Singleton
final class SecondPanel implements VisitCodePanel {

  private final SecondConfirmation second;
  private final Frame frame;

  SecondPanel(SecondConfirmation second, Frame frame) {
    this.second = second;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    return second.askedFor(actor, visit).map(teller -> frame.part(
        request, "handshake/second", Map.of("visit", visit, "teller", teller, "way", SecondConfirmation.Way.CODE, "entry", Entry.blank())));
  }
}
