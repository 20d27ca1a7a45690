package org.fuma.proof;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.complaint.Complaint;
import org.fuma.complaint.Followed;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Proofs of a complaint's steps, as {@link ProofPages} gives them, for whoever follows it by its secret link. */
@Produces(MediaType.TEXT_HTML)
@Controller(Followed.PATH + "/proofs")
final class FollowedProofPages {

  private static final String COMPLAINT = Followed.PATH + "/complaint";

  private final Proofs proofs;
  private final Followed followed;
  private final ProofAnswers answers;

  FollowedProofPages(Proofs proofs, Followed followed, ProofAnswers answers) {
    this.proofs = proofs;
    this.followed = followed;
    this.answers = answers;
  }

  @Open
  @Get("/{entry}")
  HttpResponse<?> one(HttpRequest<?> request, String entry) {
    Optional<Complaint> complaint = followed.by(request);
    if (complaint.isEmpty()) {
      // The session is over: the link has to be shown again.
      return quiet(HttpResponse.seeOther(URI.create(Followed.PATH)));
    }
    Provable provable = proofs.follow(complaint.get(), ProofAnswers.id(entry));
    return quiet(answers.page(request, provable, Followed.PATH + "/proofs/" + Ids.show(provable.entry().id()), Optional.of(COMPLAINT)));
  }

  @Open
  @Get("/{entry}/file")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(HttpRequest<?> request, String entry) {
    return quiet(ProofAnswers.file(see(request, entry)));
  }

  @Open
  @Get("/{entry}/receipt")
  @Produces(MediaType.ALL)
  HttpResponse<?> receipt(HttpRequest<?> request, String entry) {
    return quiet(ProofAnswers.receipt(see(request, entry)));
  }

  private Provable see(HttpRequest<?> request, String entry) {
    return proofs.follow(followed.by(request).orElseThrow(Failure.NotFound::new), ProofAnswers.id(entry));
  }

  private static MutableHttpResponse<?> quiet(MutableHttpResponse<?> response) {
    response.getHeaders().set("Cache-Control", "no-store");
    return response.header("Referrer-Policy", "no-referrer").header("X-Robots-Tag", "noindex, nofollow");
  }
}
