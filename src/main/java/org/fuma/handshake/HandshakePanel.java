package org.fuma.handshake;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.alert.Alerts;
import org.fuma.ledger.Ledger;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitCodes;
import org.fuma.visit.VisitPanel;
import org.fuma.visit.VisitState;
import org.fuma.web.Entry;
import org.fuma.web.Frame;

/** The handshake on a visit's page: the code for the officials' phone, the firm's answer, what was said, and what was raised of it. */
@Singleton
final class HandshakePanel implements VisitPanel {

  private static final int AFTER_THE_DECISION = 10;

  private final Handshakes handshakes;
  private final SecondConfirmation second;
  private final Alerts alerts;
  private final VisitCodes codes;
  private final Ledger ledger;
  private final Frame frame;

  HandshakePanel(Handshakes handshakes, SecondConfirmation second, Alerts alerts, VisitCodes codes, Ledger ledger, Frame frame) {
    this.handshakes = handshakes;
    this.second = second;
    this.alerts = alerts;
    this.codes = codes;
    this.ledger = ledger;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return AFTER_THE_DECISION;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    Worth worth = Worth.of(visit, ledger.now());
    // Whoever was refused shows the code too: the firm sees on its own phone that it may turn them away.
    boolean shows = visit.state() == VisitState.ARRIVED || visit.state() == VisitState.REFUSED && !Worth.over(visit, ledger.now());
    Optional<String> address =
        actor.may(Permission.VISIT_LOG) && actor.belongsTo(visit.authority()) && shows
            ? Optional.of(codes.address(visit.id())).filter(any -> codes.find(codes.token(visit.id())).isPresent())
            : Optional.empty();
    Map<String, Object> given = new HashMap<>();
    given.put("visit", visit);
    given.put("address", address);
    given.put("mayAnswer", worth.answerable() && actor.may(Permission.VISIT_CONFIRM) && actor.speaksFor(visit.enterprise()));
    given.put("teller", second.askedFor(actor, visit));
    given.put("answers", handshakes.answers(actor, visit));
    given.put("alerts", alerts.ofVisit(actor, visit.id()));
    given.put("entry", Entry.blank());
    return Optional.of(frame.part(request, "handshake/panel", given));
  }
}
