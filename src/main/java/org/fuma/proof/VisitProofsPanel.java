package org.fuma.proof;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.ledger.LedgerEntry;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitPanel;
import org.fuma.web.Frame;

/** On a visit's page, for its firm alone: what is on record of it, and the proof of each. */
@Singleton
final class VisitProofsPanel implements VisitPanel {

  private static final int PLACE = 900;

  private final Proofs proofs;
  private final Frame frame;

  VisitProofsPanel(Proofs proofs, Frame frame) {
    this.proofs = proofs;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    List<LedgerEntry> entries = proofs.ofVisit(actor, visit.id());
    return entries.isEmpty() ? Optional.empty() : Optional.of(frame.part(request, "proof/list", Map.of("entries", entries)));
  }
}
