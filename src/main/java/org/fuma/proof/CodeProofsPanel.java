package org.fuma.proof;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.store.Ids;

/** On a firm's page, for the firm alone: what is on record of its codes, and the proof of each. */
@Singleton
final class CodeProofsPanel implements EnterprisePanel {

  private static final int PLACE = 900;

  private final Proofs proofs;
  private final ProtectionCodes codes;
  private final EntryLists lists;

  CodeProofsPanel(Proofs proofs, ProtectionCodes codes, EntryLists lists) {
    this.proofs = proofs;
    this.codes = codes;
    this.lists = lists;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public boolean besideLiveCode() {
    return false;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise enterprise) {
    if (!actor.speaksFor(enterprise.id())) {
      return Optional.empty();
    }
    return lists.draw(request, "/enterprises/" + Ids.show(enterprise.id()), below -> proofs.ofCodes(actor, codes.of(actor, enterprise.id()), below));
  }
}
