package org.fuma.handshake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.visit.SecondOfficial;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.web.Failure;

/** The handshake and the second official's word, for programs of who is signed in. */
@Controller("/api/v1/visits/{id}")
final class HandshakeController {

  private final Handshakes handshakes;
  private final SecondConfirmation second;
  private final VisitLog visits;

  HandshakeController(Handshakes handshakes, SecondConfirmation second, VisitLog visits) {
    this.handshakes = handshakes;
    this.second = second;
    this.visits = visits;
  }

  /** An answer on record; {@code by} is empty where nobody was signed in. */
  @Serdeable
  record AnswerLine(String answer, String signature, boolean counts, String by, String at) {}

  /** A visit's answers. */
  @Serdeable
  record AnswerList(String handshake, List<AnswerLine> items) {}

  /** Where the confirmation stands that was asked for. */
  @Serdeable
  record SecondView(String second) {}

  /** Lists what was said at the door, first ones first: at most 100. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_OWN})
  @Get("/answers")
  AnswerList list(Actor actor, String id) {
    Visit visit = visits.see(actor, id(id));
    return new AnswerList(
        visit.handshake().name(),
        handshakes.answers(actor, visit).stream()
            .map(answer -> new AnswerLine(answer.said().name(), answer.signature().name(), answer.counts(), answer.by(), answer.at().toString())).toList());
  }

  /** Says for one's firm who is at its door: HERE, NOT_THESE or NOBODY. */
  @Needs(Permission.VISIT_CONFIRM)
  @Post("/answers")
  HttpResponse<VisitCodeController.OutcomeView> answer(
      Actor actor, String id, @Body VisitCodeController.AnswerRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    handshakes.reach(actor, id(id));
    DoorAnswer said = VisitCodeController.said(asked);
    return HttpResponse.created(new VisitCodeController.OutcomeView(handshakes.answer(actor, id(id), said, key).name()));
  }

  /** The second official confirms to be there; at a joint visit so does whoever came along for an authority that joined. */
  @Needs(Permission.VISIT_LOG)
  @Post("/presence")
  SecondView confirm(Actor actor, String id, @Header("Idempotency-Key") Optional<String> key) {
    second.confirm(actor, id(id), SecondConfirmation.Way.PAGE, key);
    return new SecondView(SecondOfficial.CONFIRMED.name());
  }

  static long id(@Nullable String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
