package org.fuma.proof;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.store.Ids;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitPanel;

/** On a visit's page, for its firm alone: what is on record of it, and the proof of each. */
@Singleton
final class VisitProofsPanel implements VisitPanel {

  private static final int PLACE = 900;

  private final Proofs proofs;
  private final EntryLists lists;

  VisitProofsPanel(Proofs proofs, EntryLists lists) {
    this.proofs = proofs;
    this.lists = lists;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    return lists.draw(request, "/visits/" + Ids.show(visit.id()), above -> proofs.ofVisit(actor, visit.id(), above));
  }
}
