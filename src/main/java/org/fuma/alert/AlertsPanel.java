package org.fuma.alert;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** On a supervisor's start page: how many alerts wait. */
@Singleton
final class AlertsPanel implements HomePanel {

  private final Alerts alerts;
  private final Frame frame;

  AlertsPanel(Alerts alerts, Frame frame) {
    this.alerts = alerts;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.ALERT_CLOSE)) {
      return Optional.empty();
    }
    int open = alerts.open(actor);
    String shown = open < Alerts.COUNTED ? Integer.toString(open) : Alerts.COUNTED + "+";
    return open == 0 ? Optional.empty() : Optional.of(frame.part(request, "alert/waiting", Map.of("open", shown)));
  }
}
