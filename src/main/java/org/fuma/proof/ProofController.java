package org.fuma.proof;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;

/** Proof files and receipts for the programs of those whose records these are. */
@Controller("/api/v1")
final class ProofController {

  private final Proofs proofs;

  ProofController(Proofs proofs) {
    this.proofs = proofs;
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get("/proofs/{entry}")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> proof(Actor actor, String entry) {
    return ProofAnswers.file(proofs.see(actor, ProofAnswers.id(entry)));
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get("/receipts/{entry}")
  @Produces(MediaType.ALL)
  HttpResponse<String> receipt(Actor actor, String entry) {
    return ProofAnswers.receipt(proofs.see(actor, ProofAnswers.id(entry)));
  }
}
