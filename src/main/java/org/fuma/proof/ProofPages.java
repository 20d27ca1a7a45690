package org.fuma.proof;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.ledger.LedgerEntry;
import org.fuma.store.Ids;
import org.fuma.visit.VisitLog;

/** Pages by which a firm has it proved that what concerns it is still on record as it was written. */
@Produces(MediaType.TEXT_HTML)
@Controller("/proofs")
final class ProofPages {

  private final Proofs proofs;
  private final VisitLog visits;
  private final ProofAnswers answers;

  ProofPages(Proofs proofs, VisitLog visits, ProofAnswers answers) {
    this.proofs = proofs;
    this.visits = visits;
    this.answers = answers;
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get("/{entry}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String entry) {
    Provable provable = proofs.see(actor, ProofAnswers.id(entry));
    return answers.page(request, provable, "/proofs/" + Ids.show(provable.entry().id()), back(provable.entry()));
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get("/{entry}/file")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> file(Actor actor, String entry) {
    return ProofAnswers.file(proofs.see(actor, ProofAnswers.id(entry)));
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get("/{entry}/receipt")
  @Produces(MediaType.ALL)
  HttpResponse<String> receipt(Actor actor, String entry) {
    return ProofAnswers.receipt(proofs.see(actor, ProofAnswers.id(entry)));
  }

  private Optional<String> back(LedgerEntry entry) {
    return switch (entry.objectKind()) {
      case "visit" -> Optional.of("/visits/" + Ids.show(entry.objectId()));
      case "party" -> visits.joinedBy(entry.objectId()).map(visit -> "/visits/" + Ids.show(visit));
      case "complaint" -> Optional.of("/complaints/" + Ids.show(entry.objectId()));
      default -> Optional.empty();
    };
  }
}
